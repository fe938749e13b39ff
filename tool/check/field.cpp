// Fields. See field.hpp.
#include "check/field.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "check/defaults.hpp"
#include "check/words.hpp"
#include "model/rules.hpp"

namespace ufb::check {
namespace {

struct field_obstacle {
  bool model::field::*is_there;
  bool when;
  row what;
};

constexpr std::array unreachable{
    field_obstacle{&model::field::is_unnamed, true, "obstacle_unnamed_member"},
    field_obstacle{&model::field::is_public, false, "obstacle_private_field"},
    field_obstacle{&model::field::is_volatile_object, true, "obstacle_volatile"},
};
constexpr std::array unbuildable{
    field_obstacle{&model::field::is_reference, true, "obstacle_reference"},
    field_obstacle{&model::field::is_unsized, true, "obstacle_unsized_array"},
    field_obstacle{&model::field::is_immovable, true, "obstacle_immovable"},
};

bool report_first(const auto& obstacles, const model::field& field, findings& out) {
  for (const field_obstacle& each : obstacles) {
    if (field.*each.is_there != each.when) continue;
    out.say(each.what, field.at, {{"field", field.name}});
    return true;
  }
  return false;
}

/// What a field that is set when the object is there must allow.
void judge_assigned(const model::field& field, findings& out) {
  if (field.in_union != 0 && !field.is_trivial) {
    out.say("obstacle_union_member", field.at, {{"field", field.name}, {"type", spelled(field.type)}});
  } else if (!field.is_assignable) {
    out.say("obstacle_not_assignable", field.at, {{"field", field.name}});
  } else if (!field.type.is_default_constructible && !field.initial) {
    out.say("obstacle_no_default", field.at, {{"field", field.name}, {"type", spelled(field.type)}});
  }
}

bool is_reachable(const model::field& field) { return field.is_public && !field.is_unnamed; }

/// Skipped and not set: what there is to say where there is no value to give the field.
void judge_absence(const model::field& field, const stated& said, findings& out) {
  if (said.says("required") || field.initial || field.type.is_default_constructible) return;
  if (said.says("skip")) out.say("skip_without_default", field.at, {{"field", field.name}, {"type", spelled(field.type)}});
  if (said.says("optional")) out.say("optional_without_default", field.at, {{"field", field.name}, {"type", spelled(field.type)}});
}

/// [[ufb::into]] int pair[2];
void judge_conversion(const model::field& field, findings& out) {
  const auto into = std::ranges::find(field.annotations, "into", &model::annotation::name);
  if (into != field.annotations.end() && field.type.is_array)
    out.say("into_array", into->at, {{"name", into->name}, {"field", field.name}}, {{into->removal, ""}});
}

bool may_be_left_out(const model::field& field, const stated& said) {
  if (said.says("required")) return false;
  return said.says("optional") || said.says("skip") || field.initial || is_optional_by_type(field.type);
}

/// What a struct holds and nested rules so follow.
const model::type& owned(const model::type& outer) { return model::looked_through(outer, model::through::smart_pointers); }

/// The struct in it that is not defined yet, if there is one: whether it has rules nobody can say.
const model::type* incomplete(const model::type& outer) {
  const model::type& type = owned(outer);
  if (type.is_incomplete) return &type;
  if (type.what == model::kind::pointer) return nullptr;
  for (const model::type& each : type.of)
    if (const model::type* found = incomplete(each)) return found;
  return nullptr;
}

/// Whether there are annotated structs with rules in it that the rule `nested` reaches.
bool holds_rules(const model::type& outer) {
  const model::type& type = owned(outer);
  if (type.what == model::kind::record) return type.is_annotated && type.has_rules;
  return type.what != model::kind::pointer && std::ranges::any_of(type.of, holds_rules);
}

/// Whether it shows what others own. A raw pointer does too, but who writes one knows.
bool borrows(const model::type& type) {
  if (type.what == model::kind::text_view || type.is_span) return true;
  return type.what != model::kind::pointer && type.what != model::kind::record && std::ranges::any_of(type.of, borrows);
}

/// Whether there may be rules in it that only the compiler knows: a schema's, or those of what depends on a template's parameters.
bool may_hold_rules(const model::type& outer) {
  const model::type& type = owned(outer);
  if (type.what == model::kind::dependent || type.may_have_rules) return true;
  return type.what != model::kind::pointer && std::ranges::any_of(type.of, may_hold_rules);
}

/// Whether there are some that it does not reach.
bool hides_rules(const model::type& outer) {
  const model::type& type = owned(outer);
  return type.hides_rules || (type.what != model::kind::pointer && std::ranges::any_of(type.of, hides_rules));
}

}  // namespace

bool is_optional_by_type(const model::type& type) {
  return model::of_containers.contains(type.what) || type.what == model::kind::optional || type.what == model::kind::pointer;
}

model::passing passing_of(const model::type& type) {
  switch (type.what) {
    case model::kind::boolean:
    case model::kind::integer:
    case model::kind::floating:
    case model::kind::duration:
    case model::kind::time_point:
    case model::kind::enumeration:
    case model::kind::text_view:
      return model::passing::scalar;
    case model::kind::text:
      return type.is_array ? model::passing::characters : model::passing::text;
    default:
      return type.is_copyable ? model::passing::object : model::passing::movable;
  }
}

model::gathering gathered_of(const model::type& type) {
  if (type.is_array || type.is_span) return model::gathering::none;
  switch (type.what) {
    case model::kind::sequence:
    case model::kind::set:
      return model::gathering::elements;
    case model::kind::map:
      return model::gathering::pairs;
    default:
      return model::gathering::none;
  }
}

model::checked_enumeration enumeration_of(const model::type& type) {
  if (type.what == model::kind::optional || (type.what == model::kind::pointer && !type.is_raw_pointer)) return enumeration_of(type.of.front());
  if (type.what != model::kind::enumeration || type.is_annotated) return {};
  model::checked_enumeration found{type.qualified, {}};
  for (const model::enumerator& each : type.enumerators)
    if (!each.qualified.empty()) found.enumerators.push_back(each);
  // Of one without a name, or in a template, where a type's name is more than a name: the type of what it has.
  const bool has_plain_name = type.qualified.starts_with("::") && type.qualified.find('<') == std::string::npos;
  if (!has_plain_name && !found.enumerators.empty()) found.qualified = "decltype(" + found.enumerators.front().qualified + ")";
  return found;
}

std::optional<model::checked_field> judge_field(const model::field& field, const surroundings& in, findings& out) {
  if (!is_reachable(field) && !in.has_builder && field.annotations.empty()) return {};
  if (!report_first(unreachable, field, out) && in.has_builder && !report_first(unbuildable, field, out) && in.assigns(field))
    judge_assigned(field, out);

  stated said = judge_annotations(field, in, out);
  if (in.has_builder) judge_absence(field, said, out);
  judge_conversion(field, out);
  // What a constructor makes of a field need not be its default.
  if (field.initial && in.owner.factories.empty()) judge_default(field, said, in, out);
  if (const model::type* type = incomplete(field.type))
    out.say("incomplete_type", field.at, {{"field", field.name}, {"type", type->qualified.substr(2)}});
  if (in.has_builder && !said.says("skip") && !in.owner.is_view && borrows(field.type))
    out.say("borrowed_field", field.at, {{"field", field.name}, {"struct", in.owner.name}});
  // [[ufb::secret]] unsigned pin : 14;
  if (said.says("secret") && (!field.width.empty() || field.in_union != 0 || field.is_volatile)) out.say("secret_out_of_reach", field.at, {{"field", field.name}});
  // union { [[ufb::min(1)]] int a; float b; };
  if (field.in_union != 0 && !said.rules.empty())
    out.say("rule_in_union", field.at, {{"field", field.name}, {"name", said.rules.front().name}});
  // union { address a; float b; };
  if (field.in_union != 0 && holds_rules(field.type)) out.say("nested_in_union", field.at, {{"field", field.name}, {"type", spelled(field.type)}});
  if (hides_rules(field.type)) out.say("unreached_rules", field.at, {{"field", field.name}, {"type", spelled(field.type)}});

  model::checked_field checked;
  checked.name = field.name;
  checked.label = said.text("rename", field.name);
  checked.setter = said.text("setter", field.name);
  checked.spelling = field.type.spelling;
  checked.how = in.has_builder && !said.says("skip") ? passing_of(field.type) : model::passing::none;
  checked.is_required = in.has_builder && !may_be_left_out(field, said);
  for (const model::rule& each : said.about_field)
    if (model::find_attribute(each.name)->what == model::role::transform) checked.transforms.push_back(each.name);
  checked.converts = said.says("into");
  checked.is_secret = said.says("secret");
  checked.enumeration = enumeration_of(field.type);
  checked.is_array = field.type.is_array;
  checked.is_volatile = field.is_volatile;
  if (checked.how != model::passing::none) checked.gathers = gathered_of(field.type);
  checked.width = field.width;
  checked.in_union = field.in_union;
  checked.is_assigned = in.assigns(field);
  checked.initial = field.initial;
  checked.rules = std::move(said.rules);
  if (holds_rules(field.type)) checked.rules.push_back({"nested", {}, {}});
  checked.may_have_rules = may_hold_rules(field.type);
  return checked;
}

}  // namespace ufb::check
