// Declarations with one thing wrong, as scan would hand them to check. Included by the test of the table of diagnostics.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "declare.hpp"
#include "model/rules.hpp"

namespace ufb::test {

inline model::declared one_field(model::field one) { return header({builder("order", {std::move(one)})}); }

inline model::declared annotations(std::vector<model::annotation> of_order) {
  return header({record("order", {field("id", integer())}, std::move(of_order))});
}

inline model::declared with_obstacle(model::obstacle one) {
  model::record order = builder("order", {field("id", integer())});
  order.obstacle = one;
  return header({order});
}

inline model::declared with_field(bool model::field::*which, bool value) {
  model::field one = field("id", integer());
  one.*which = value;
  return one_field(one);
}

inline model::type without_default() {
  model::type type = of_kind(model::kind::other, "lock");
  type.is_default_constructible = false;
  return type;
}

inline model::record with_own_lifetime(model::record one) {
  one.has_own_lifetime = true;
  return one;
}

inline model::field array_of(const model::type& element) {
  model::field ids = field("ids", element);
  ids.type.is_array = true;
  return ids;
}

inline model::field into_array() {
  model::field ids = array_of(integer());
  ids.annotations.push_back(attribute("into"));
  return ids;
}

inline model::declared array_that(bool model::field::*which, bool value) {
  model::field ids = array_of(integer());
  ids.*which = value;
  return one_field(ids);
}

inline model::field alternative(model::type type, bool is_trivial, std::vector<model::annotation> annotations = {}) {
  model::field id = field("id", std::move(type), std::move(annotations));
  id.in_union = 1;
  id.is_trivial = is_trivial;
  return id;
}

inline model::field with_initializer(model::initializer initial) {
  model::field one = field("id", integer());
  one.initial = initial;
  return one;
}

inline model::declared unknown(std::string name) {
  model::declared one = annotations({attribute("builder")});
  one.unknown.push_back({std::move(name), {next_place()}});
  return one;
}

inline model::declared misplaced(std::string name, std::string on) {
  model::declared one = annotations({attribute("builder")});
  one.misplaced.push_back({attribute(std::move(name)), std::move(on)});
  return one;
}

inline model::function uncallable(const std::string& name) {
  model::function one = function(name);
  one.is_callable = false;
  return one;
}

inline model::type incomparable(model::type element) {
  element.is_comparable = false;
  return element;
}

inline model::declared missing_glue() {
  model::type address = annotated("address", false);
  address.has_glue = false;
  return one_field(field("home", optional_of(address)));
}

inline model::declared source_with_use() {
  model::declared one;
  one.spelling = "main.cpp";
  one.is_source = true;
  one.uses.push_back({{next_place()}, "build", "shop::order", "shop/order.ufb.hpp", {}});
  return one;
}

inline model::declared unreachable_default() {
  model::record order = builder("order", {with_initializer({})});
  order.is_default_constructible = false;
  return header({order});
}

/// A class with a factory in its way, or with what its one parameter is.
inline model::declared with_factory(model::factory_obstacle obstacle, std::vector<model::function_parameter> parameters = {}) {
  model::record order = record("order", {}, {});
  order.factories.push_back(factory("make", std::move(parameters)));
  order.factories.front().obstacle = obstacle;
  order.factories.front().spelling = "std::optional<order>";
  return header({order});
}
inline model::declared with_parameter(model::function_parameter one) { return with_factory(model::factory_obstacle::none, {std::move(one)}); }
inline model::function_parameter immovable() {
  model::function_parameter one = parameter("lock", of_kind(model::kind::record, "lock"), "::lock");
  one.value.is_immovable = true;
  return one;
}
inline model::declared two_factories() {
  model::record order = record("order", {}, {});
  order.factories = {factory("make", {}), factory("open", {})};
  return header({order});
}
inline model::declared factory_with_argument() {
  model::record order = record("order", {}, {});
  order.factories = {factory("make", {})};
  order.factories.front().stated = attribute("builder", 1);
  return header({order});
}
inline model::declared builder_of_both() {
  model::record order = builder("order", {field("id", integer())});
  order.factories = {factory("make", {})};
  return header({order});
}
inline model::declared transform_in_class() {
  model::record order = record("order", {field("name", text(), {attribute("trim")})}, {});
  order.factories = {factory("make", {})};
  return header({order});
}

inline model::initializer mentioning_object() {
  model::initializer one;
  one.mentions_object = true;
  return one;
}

constexpr model::location nowhere{};
const model::argument not_constant{nowhere, {}, "next()"};

inline model::annotation with_argument(std::string name, const model::argument& one) {
  model::annotation stated = attribute(std::move(name));
  stated.arguments.push_back(one);
  return stated;
}

inline model::type byte() { return integer("std::uint8_t", 8, false); }
inline model::type undefined(const std::string& name) {
  model::type type = of_kind(model::kind::record, name);
  type.qualified = "::" + name;
  type.is_incomplete = true;
  return type;
}
/// A struct of nobody's with annotated ones in it.
inline model::type hiding() {
  model::type type = of_kind(model::kind::record, "pair");
  type.hides_rules = true;
  return type;
}
inline model::type either() {
  return of_kind(model::kind::variant, "std::variant<std::monostate, int, std::string>",
                 {of_kind(model::kind::nothing, "std::monostate"), integer(), text()});
}
inline model::type named(model::type enumeration, bool is_flags) {
  enumeration.enumerators = {{"free", "::shop::tier::free", "::shop::tier", 0}};
  enumeration.is_flags = is_flags;
  return enumeration;
}
/// An enumerator as scan reads it: called by what it is renamed to.
inline model::named_enumerator enumerator(std::string name, std::int64_t number, std::vector<model::annotation> annotations = {}) {
  model::named_enumerator one{{name, "::shop::colour::" + name, "::shop::colour", number}, {next_place()}, std::move(annotations)};
  if (!one.annotations.empty())
    if (const auto* text = std::get_if<std::string>(&one.annotations.front().arguments.at(0).value)) one.value.name = *text;
  return one;
}
inline model::declared renamed(std::vector<model::named_enumerator> enumerators, model::obstacle obstacle = model::obstacle::none) {
  model::declared one = header({});
  one.enumerations.push_back({"shop::colour", "::shop::colour", {next_place()}, std::move(enumerators), obstacle});
  return one;
}
inline model::type tier() { return enumeration("tier", "::shop::tier"); }
inline model::duration in_seconds(std::int64_t count) { return {count, {1, 1}}; }
inline model::time_point in_days(std::int64_t count) { return {{count, {86400, 1}}, "::std::chrono::system_clock"}; }
inline model::type sys_days() { return time_point("std::chrono::sys_days", duration("std::chrono::days", {86400, 1}, integer())); }
inline const model::enumerator red{"red", "::shop::colour::red", "::shop::colour", 0};

inline std::string every_attribute() {
  std::string names;
  for (const model::attribute& each : model::attributes) {
    if (&each != &model::attributes.front()) names += &each == &model::attributes.back() ? " and " : ", ";
    names += each.name;
  }
  return "there are " + names;
}

}  // namespace ufb::test
