// Enumerations. See enumeration.hpp.
#include "check/enumeration.hpp"

#include <algorithm>

#include "check/arguments.hpp"
#include "check/record.hpp"
#include "model/rules.hpp"

namespace ufb::check {
namespace {

/// [[using ufb: rename("a"), rename("b")]]
void judge_names(const model::named_enumerator& one, findings& out) {
  for (const model::annotation& each : one.annotations) {
    const model::attribute& row = *model::find_attribute(each.name);
    judge_arguments(each, {row, *row.on_enumerator, model::type(), {}}, out);
    if (&each != &one.annotations.front()) out.say("duplicate_rule", each.at, {{"name", each.name}}, {{each.removal, ""}});
  }
}

}  // namespace

model::checked_enumeration judge_enumeration(const model::enumeration& enumeration, findings& out) {
  report_obstacle(enumeration.obstacle, enumeration.name, enumeration.at, out);
  model::checked_enumeration checked{enumeration.qualified, {}};
  for (const model::named_enumerator& each : enumeration.enumerators) {
    judge_names(each, out);
    const auto other = std::ranges::find(checked.enumerators, each.value.name, &model::enumerator::name);
    if (other == checked.enumerators.end()) {
      checked.enumerators.push_back(each.value);
    } else if (other->number != each.value.number) {
      const auto last_part = [](const std::string& name) { return name.substr(name.rfind(':') + 1); };
      out.say("duplicate_name", each.annotations.empty() ? each.at : each.annotations.front().at,
              {{"one", last_part(other->qualified)}, {"other", last_part(each.value.qualified)}, {"name", each.value.name}});
    }
  }
  return checked;
}

}  // namespace ufb::check
