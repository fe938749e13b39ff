// Defaults against rules. See defaults.hpp.
#include "check/defaults.hpp"

#include <algorithm>
#include <string>

#include "check/constants.hpp"
#include "check/numbers.hpp"
#include "model/rules.hpp"

namespace ufb::check {
namespace {

/// The default's value: `= {}` has one as well. monostate: not known.
model::value value_of(const model::initializer& initial, const model::type& type) {
  if (!initial.is_value_initialization) return initial.constant;
  switch (type.what) {
    case model::kind::boolean:
      return false;
    case model::kind::integer:
    case model::kind::floating:
    case model::kind::duration:
    case model::kind::time_point:
      return zero_of(type);
    case model::kind::text:
    case model::kind::text_view:
    case model::kind::path:
      return std::string();
    default:
      return {};
  }
}

void judge_against_rules(const model::field& field, const stated& said, findings& out) {
  const model::value value = value_of(*field.initial, field.type);
  if (std::holds_alternative<std::monostate>(value)) return;
  for (const model::rule& rule : said.rules) {
    if (!breaks(value, rule, model::looked_through(field.type))) continue;
    const auto written = std::ranges::find(field.annotations, rule.name, &model::annotation::name);
    out.say("default_breaks_rule", written->at, {{"field", field.name}, {"name", rule.name}});
  }
}

void judge_reach(const model::field& field, const surroundings& in, findings& out) {
  const model::initializer& initial = *field.initial;
  if (initial.is_value_initialization || !std::holds_alternative<std::monostate>(initial.constant)) return;
  // int twice = 2 * once;
  if (initial.mentions_object) {
    out.say("default_mentions_object", field.at, {{"field", field.name}});
    return;
  }
  const bool can_be_taken_out = field.type.is_copyable || !field.is_const;
  if (!in.owner.is_default_constructible || !can_be_taken_out)
    out.say("default_not_reachable", field.at, {{"field", field.name}, {"struct", in.owner.name}});
}

}  // namespace

void judge_default(const model::field& field, const stated& said, const surroundings& in, findings& out) {
  // A required field's default is never built, and may well mean "not set": int id = -1;
  if (said.says("required")) return;
  judge_against_rules(field, said, out);
  // Where the object is there before the field is set, the field has its default already.
  if (in.has_builder && !in.assigns(field)) judge_reach(field, in, out);
}

}  // namespace ufb::check
