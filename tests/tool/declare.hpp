// Declarations as scan would deliver them, written by hand. Used by the tests of check and emit.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "model/declared.hpp"

namespace ufb::test {

inline model::type of_kind(model::kind what, std::string spelling, std::vector<model::type> of = {}) {
  model::type type;
  type.what = what;
  type.spelling = std::move(spelling);
  type.of = std::move(of);
  return type;
}

inline model::type integer(std::string spelling = "int", unsigned bits = 32, bool is_signed = true) {
  model::type type = of_kind(model::kind::integer, std::move(spelling));
  type.bits = bits;
  type.is_signed = is_signed;
  return type;
}

inline model::type floating(std::string spelling = "double", unsigned bits = 64) {
  model::type type = of_kind(model::kind::floating, std::move(spelling));
  type.bits = bits;
  return type;
}

inline model::type duration(std::string spelling, model::unit unit, model::type count = integer("long", 64)) {
  model::type type = of_kind(model::kind::duration, std::move(spelling), {std::move(count)});
  type.unit = unit;
  return type;
}
inline model::type milliseconds() { return duration("std::chrono::milliseconds", {1, 1000}); }
inline model::type time_point(std::string spelling, model::type of, std::string clock = "::std::chrono::system_clock") {
  model::type type = of_kind(model::kind::time_point, std::move(spelling), {std::move(of)});
  type.qualified = std::move(clock);
  return type;
}

inline model::type boolean() { return of_kind(model::kind::boolean, "bool"); }
inline model::type text() { return of_kind(model::kind::text, "std::string"); }
inline model::type vector_of(model::type element) {
  const std::string spelling = "std::vector<" + element.spelling + ">";
  return of_kind(model::kind::sequence, spelling, {std::move(element)});
}
inline model::type optional_of(model::type value) {
  const std::string spelling = "std::optional<" + value.spelling + ">";
  return of_kind(model::kind::optional, spelling, {std::move(value)});
}
inline model::type map_to(model::type value) {
  const std::string spelling = "std::map<std::string, " + value.spelling + ">";
  return of_kind(model::kind::map, spelling, {text(), std::move(value)});
}
inline model::type unique_ptr_to(model::type value) {
  const std::string spelling = "std::unique_ptr<" + value.spelling + ">";
  model::type type = of_kind(model::kind::pointer, spelling, {std::move(value)});
  type.is_copyable = false;
  return type;
}

inline model::type enumeration(std::string spelling, std::string qualified) {
  model::type type = of_kind(model::kind::enumeration, std::move(spelling));
  type.qualified = std::move(qualified);
  return type;
}

/// An annotated struct of namespace shop, its glue in the header of its name.
inline model::type annotated(const std::string& name, bool has_rules = true) {
  model::type type = of_kind(model::kind::record, name);
  type.qualified = "::shop::" + name;
  type.is_annotated = true;
  type.has_rules = has_rules;
  type.glue = "shop/" + name + ".ufb.hpp";
  return type;
}

/// Attributes and arguments are numbered through, so that each has a place of its own, in source order.
inline std::uint32_t next_place() {
  static std::uint32_t last = 0;
  return ++last;
}

inline model::argument given(model::value value, std::string as_written) {
  return {{next_place()}, std::move(value), std::move(as_written)};
}
inline model::argument given(int value) { return given(std::int64_t{value}, std::to_string(value)); }
inline model::argument given(double value) { return given(model::value(value), std::to_string(value)); }
inline model::argument given(const char* value) { return given(std::string(value), "\"" + std::string(value) + "\""); }
inline model::argument given(const model::enumerator& value) { return given(model::value(value), value.name); }
inline model::argument given(const model::function& value) { return given(model::value(value), value.name); }
inline model::argument given(const model::duration& value) { return given(model::value(value), "a duration"); }
inline model::argument given(const model::time_point& value) { return given(model::value(value), "a time point"); }
inline model::argument given(const model::argument& value) { return value; }

inline model::function function(const std::string& name) { return {name, "::shop::" + name}; }

template <class... Arguments>
model::annotation attribute(std::string name, const Arguments&... arguments) {
  model::annotation one;
  one.name = std::move(name);
  one.at = {next_place()};
  (one.arguments.push_back(given(arguments)), ...);
  return one;
}

inline model::field field(std::string name, model::type type, std::vector<model::annotation> annotations = {}) {
  model::field one;
  one.name = std::move(name);
  one.at = {next_place()};
  one.type = std::move(type);
  one.annotations = std::move(annotations);
  return one;
}

inline model::field with_default(model::field one, model::value constant) {
  one.initial.emplace();
  one.initial->constant = std::move(constant);
  return one;
}

inline model::record record(const std::string& name, std::vector<model::field> fields, std::vector<model::annotation> annotations) {
  model::record one;
  one.name = "shop::" + name;
  one.qualified = "::shop::" + name;
  one.at = {next_place()};
  one.annotations = std::move(annotations);
  one.fields = std::move(fields);
  return one;
}

inline model::function_parameter parameter(std::string name, model::type type, std::string written) {
  return {field(std::move(name), std::move(type)), model::binding::by_value, std::move(written)};
}

/// A static member function that returns the object.
inline model::factory factory(const std::string& name, std::vector<model::function_parameter> parameters) {
  model::factory one;
  one.name = name;
  one.stated = attribute("builder");
  one.at = {next_place()};
  one.call = "type::" + name;
  one.parameters = std::move(parameters);
  return one;
}

inline model::record builder(const std::string& name, std::vector<model::field> fields) {
  return record(name, std::move(fields), {attribute("builder")});
}

inline model::declared header(std::vector<model::record> records) {
  model::declared one;
  one.spelling = "shop/order.hpp";
  one.records = std::move(records);
  return one;
}

}  // namespace ufb::test
