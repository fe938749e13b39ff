// Constructors and factories. See factory.hpp.
#include "check/factory.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "check/arguments.hpp"
#include "check/field.hpp"
#include "model/rules.hpp"

namespace ufb::check {
namespace {

struct obstacle {
  model::factory_obstacle when;
  row what;
};

constexpr std::array obstacles{
    obstacle{model::factory_obstacle::is_template, "factory_template"},
    obstacle{model::factory_obstacle::is_in_template, "factory_in_template"},
    obstacle{model::factory_obstacle::is_private, "factory_private"},
    obstacle{model::factory_obstacle::is_deleted, "factory_deleted"},
    obstacle{model::factory_obstacle::is_hidden_friend, "factory_hidden_friend"},
    obstacle{model::factory_obstacle::is_of_abstract, "factory_of_abstract"},
    obstacle{model::factory_obstacle::returns_other, "factory_returns_other"},
    obstacle{model::factory_obstacle::has_other_errors, "factory_with_other_errors"},
    obstacle{model::factory_obstacle::holds_immovable, "factory_holds_immovable"},
    obstacle{model::factory_obstacle::is_overshadowed, "factory_overshadowed"},
};

/// A class has one builder: a second one, or one for its fields beside, says something else.
void report_others(const model::record& record, findings& out) {
  const auto of_struct = std::ranges::find(record.annotations, "builder", &model::annotation::name);
  if (of_struct != record.annotations.end())
    out.say("two_builders", of_struct->at, {{"struct", record.name}}, {{of_struct->removal, ""}});
  for (auto other = record.factories.begin() + 1; other != record.factories.end(); ++other)
    out.say("two_builders", other->stated.at, {{"struct", record.name}}, {{other->stated.removal, ""}},
            {{"the other one is here", record.factories.front().stated.at}});
}

void report_obstacle(const model::record& record, const model::factory& factory, findings& out) {
  const auto* found = std::ranges::find(obstacles, factory.obstacle, &obstacle::when);
  if (found == obstacles.end()) return;
  out.say(found->what, factory.at, {{"function", factory.name}, {"struct", record.name}, {"type", factory.spelling}});
}

model::passing how_passed(const model::function_parameter& parameter) {
  const model::type& type = parameter.value.type;
  switch (parameter.how) {
    case model::binding::reference:
      return model::passing::reference;
    case model::binding::constant_reference:
      return type.what == model::kind::text && !type.is_array ? model::passing::text_reference : model::passing::reference;
    case model::binding::by_value:
    case model::binding::rvalue_reference:
      return type.is_raw_pointer ? model::passing::scalar : passing_of(type);
  }
  return model::passing::object;
}

/// What is not set and has no default is made from nothing, as a field is; what an lvalue reference binds to cannot be.
bool may_be_left_out(const model::function_parameter& parameter) {
  if (parameter.value.initial) return true;
  return is_optional_by_type(parameter.value.type) && parameter.value.type.is_default_constructible &&
         parameter.how != model::binding::reference;
}

model::checked_field judge_parameter(const model::function_parameter& parameter, const model::factory& factory, std::size_t number,
                                     findings& out) {
  const model::field& value = parameter.value;
  const std::string ordinal = std::to_string(number);
  if (value.name.empty()) out.say("unnamed_parameter", value.at, {{"number", ordinal}, {"function", factory.name}});
  if (parameter.type.empty()) out.say("unwritable_parameter", value.at, {{"type", value.type.spelling}});
  if (value.is_immovable && parameter.how == model::binding::by_value) out.say("obstacle_immovable", value.at, {{"field", value.name}});

  model::checked_field checked;
  checked.name = value.name;
  checked.setter = value.name;
  checked.spelling = value.type.spelling;
  checked.type = parameter.type;
  checked.bound = parameter.how;
  checked.how = how_passed(parameter);
  if (checked.how == model::passing::object || checked.how == model::passing::movable) checked.gathers = gathered_of(value.type);
  checked.enumeration = enumeration_of(value.type);
  checked.is_required = !may_be_left_out(parameter);
  checked.initial = value.initial;
  return checked;
}

}  // namespace

std::optional<model::checked_factory> judge_factory(const model::record& record, findings& out) {
  if (record.factories.empty()) return {};
  const model::factory& factory = record.factories.front();
  report_others(record, out);
  report_obstacle(record, factory, out);
  const model::attribute& row = *model::find_attribute("builder");
  judge_arguments(factory.stated, {row, *row.on_function, model::type(), {}}, out);

  model::checked_factory checked;
  checked.name = factory.name;
  checked.call = factory.call;
  checked.returned = factory.returned;
  for (const model::function_parameter& each : factory.parameters)
    checked.parameters.push_back(judge_parameter(each, factory, checked.parameters.size() + 1, out));
  return checked;
}

}  // namespace ufb::check
