// The one table of [[ufb::…]] attributes: where each may stand, what it takes, and what it applies to.
// Scan registers the rows with Clang, check judges by them; a rule called x is emitted as ::ufb::gen::x(arguments).
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

#include "model/declared.hpp"

namespace ufb::model {

/// What an attribute does.
enum class role {
  building,   // says how the builder treats the field, or that there is one
  setting,    // a number that the glue states about the struct
  transform,  // changes what a setter is given, before any rule
  rule,       // must hold
  modifier,   // says more about the rule before it
  level       // what follows it applies to a part of a container
};

/// What one argument must be.
enum class parameter {
  none,
  count,   // how many: 0 or more
  number,  // of a duration a duration, of a time point a time point
  step,    // the same, greater than zero
  text,
  name,        // a text, and not empty
  identifier,  // a name that C++ can have
  pattern,
  like_field,    // what the field can be
  like_element,  // what an element of it, or a key, can be
  function,
  field_name
};

/// How many arguments there may be.
struct arity {
  unsigned least = 0;
  unsigned most = 0;
  friend bool operator==(const arity&, const arity&) = default;
};

inline constexpr unsigned any_number = std::numeric_limits<unsigned>::max();

/// A set of kinds of type.
class kinds {
 public:
  constexpr kinds(std::initializer_list<kind> of) {
    for (kind each : of) bits_ |= bit(each);
  }
  static constexpr kinds all() {
    kinds every({});
    every.bits_ = std::numeric_limits<std::uint32_t>::max();
    return every;
  }
  constexpr bool contains(kind one) const { return (bits_ & bit(one)) != 0; }
  /// Returns: the same of a type's kind; one that is not known yet may turn out to be any.
  constexpr bool allows(kind one) const { return contains(one) || one == kind::dependent; }

 private:
  static constexpr std::uint32_t bit(kind one) { return std::uint32_t{1} << static_cast<unsigned>(one); }
  std::uint32_t bits_ = 0;
};

/// What a level leads to, of a container: by its place in type::of, and in words.
struct part {
  std::size_t index = 0;
  std::string_view named = {};  // "an element"
};

struct attribute {
  std::string_view name;
  role what = role::rule;
  std::optional<arity> on_struct = {};  // its arguments there; none: it cannot stand on a struct
  std::optional<arity> on_field = {};   // its arguments there; none: it cannot stand on a field
  std::optional<arity> on_enumerator = {};
  std::optional<arity> on_function = {};  // its arguments there; none: it cannot stand on a constructor or a static factory
  parameter first = parameter::none;    // what the first argument must be
  parameter rest = parameter::none;     // what all others must be
  bool is_type = false;                 // the arguments are template arguments of the rule
  bool takes_enumerators = false;       // the arguments are not written: they are all that the enumeration has
  bool ascending = false;               // no argument is smaller than the one before it
  kinds applies = kinds::all();         // to these, after looking through optionals, and rules through pointers and variants too
  bool compares_elements = false;       // with each other, by ==
  part into = {};                       // of a level: what it leads to
  bool goes_back = false;               // of a level: it goes into the innermost container it applies to, of all that were reached
  bool needs_builder = false;           // means nothing where there is no builder, unless it is a rule as well
  bool needs_recycling = false;         // means nothing where each object of the pool is made anew
};

inline constexpr kinds of_quantities{kind::integer, kind::floating, kind::duration, kind::time_point};
inline constexpr kinds of_amounts{kind::integer, kind::floating, kind::duration};
inline constexpr kinds of_text{kind::text, kind::text_view, kind::path};
inline constexpr kinds of_containers{kind::sequence, kind::set, kind::map};
inline constexpr kinds of_what_can_be_empty{kind::text, kind::text_view, kind::path, kind::sequence, kind::set, kind::map};
inline constexpr kinds of_what_has_constants{kind::boolean,     kind::integer, kind::floating,  kind::duration, kind::time_point,
                                             kind::enumeration, kind::text,    kind::text_view, kind::path};

/// Every attribute there is. A new one costs its row here and its rule in the runtime.
inline constexpr std::array attributes{
    attribute{.name = "builder", .what = role::building, .on_struct = arity{}, .on_function = arity{}},
    attribute{.name = "validator", .what = role::building, .on_struct = arity{}},
    attribute{.name = "required", .what = role::building, .on_field = arity{}, .needs_builder = true},
    attribute{.name = "optional", .what = role::building, .on_field = arity{}, .needs_builder = true},
    attribute{.name = "skip", .what = role::building, .on_field = arity{}, .needs_builder = true},
    attribute{.name = "setter", .what = role::building, .on_field = arity{1, 1}, .first = parameter::identifier, .needs_builder = true},
    attribute{.name = "rename", .what = role::building, .on_field = arity{1, 1}, .on_enumerator = arity{1, 1}, .first = parameter::name},
    attribute{.name = "into", .what = role::building, .on_field = arity{}, .needs_builder = true},
    attribute{.name = "secret", .what = role::building, .on_field = arity{}},
    attribute{.name = "pool_limit", .what = role::setting, .on_struct = arity{1, 1}, .first = parameter::count, .needs_builder = true},
    attribute{.name = "retained_bytes",
              .what = role::setting,
              .on_struct = arity{1, 1},
              .first = parameter::count,
              .needs_builder = true,
              .needs_recycling = true},
    attribute{.name = "trim", .what = role::transform, .on_field = arity{}, .applies{kind::text}, .needs_builder = true},
    attribute{.name = "to_lower", .what = role::transform, .on_field = arity{}, .applies{kind::text}, .needs_builder = true},
    attribute{.name = "to_upper", .what = role::transform, .on_field = arity{}, .applies{kind::text}, .needs_builder = true},
    attribute{.name = "each", .what = role::level, .on_field = arity{}, .applies{kind::sequence, kind::set}, .into{0, "an element"}},
    attribute{.name = "keys", .what = role::level, .on_field = arity{}, .applies{kind::map}, .into{0, "a key"}, .goes_back = true},
    attribute{.name = "values", .what = role::level, .on_field = arity{}, .applies{kind::map}, .into{1, "a value"}, .goes_back = true},
    attribute{.name = "message", .what = role::modifier, .on_struct = arity{1, 1}, .on_field = arity{1, 1}, .first = parameter::text},
    attribute{.name = "code", .what = role::modifier, .on_struct = arity{1, 1}, .on_field = arity{1, 1}, .first = parameter::text},
    attribute{.name = "check",
              .on_struct = arity{1, any_number},
              .on_field = arity{1, 1},
              .first = parameter::function,
              .rest = parameter::field_name},
    attribute{.name = "one_of",
              .on_field = arity{1, any_number},
              .first = parameter::like_field,
              .rest = parameter::like_field,
              .applies = of_what_has_constants},
    attribute{.name = "declared", .on_field = arity{}, .is_type = true, .takes_enumerators = true, .applies{kind::enumeration}},
    attribute{.name = "range",
              .on_field = arity{2, 2},
              .first = parameter::number,
              .rest = parameter::number,
              .ascending = true,
              .applies = of_quantities},
    attribute{.name = "min", .on_field = arity{1, 1}, .first = parameter::number, .applies = of_quantities},
    attribute{.name = "max", .on_field = arity{1, 1}, .first = parameter::number, .applies = of_quantities},
    attribute{.name = "greater_than", .on_field = arity{1, 1}, .first = parameter::number, .applies = of_quantities},
    attribute{.name = "less_than", .on_field = arity{1, 1}, .first = parameter::number, .applies = of_quantities},
    attribute{.name = "multiple_of", .on_field = arity{1, 1}, .first = parameter::step, .applies = of_amounts},
    attribute{.name = "positive", .on_field = arity{}, .applies = of_amounts},
    attribute{.name = "negative", .on_field = arity{}, .applies = of_amounts},
    attribute{.name = "non_negative", .on_field = arity{}, .applies = of_amounts},
    attribute{.name = "non_positive", .on_field = arity{}, .applies = of_amounts},
    attribute{.name = "finite", .on_field = arity{}, .applies{kind::floating}},
    attribute{.name = "length",
              .on_field = arity{1, 2},
              .first = parameter::count,
              .rest = parameter::count,
              .ascending = true,
              .applies = of_text},
    attribute{.name = "utf8_length",
              .on_field = arity{1, 2},
              .first = parameter::count,
              .rest = parameter::count,
              .ascending = true,
              .applies = of_text},
    attribute{.name = "not_empty", .on_field = arity{}, .applies = of_what_can_be_empty},
    attribute{.name = "pattern", .on_field = arity{1, 1}, .first = parameter::pattern, .is_type = true, .applies = of_text},
    attribute{.name = "starts_with", .on_field = arity{1, 1}, .first = parameter::text, .applies = of_text},
    attribute{.name = "ends_with", .on_field = arity{1, 1}, .first = parameter::text, .applies = of_text},
    attribute{.name = "contains", .on_field = arity{1, 1}, .first = parameter::text, .applies = of_text},
    attribute{.name = "ascii", .on_field = arity{}, .applies = of_text},
    attribute{.name = "utf8", .on_field = arity{}, .applies = of_text},
    attribute{.name = "alphanumeric", .on_field = arity{}, .applies = of_text},
    attribute{.name = "lowercase", .on_field = arity{}, .applies = of_text},
    attribute{.name = "uppercase", .on_field = arity{}, .applies = of_text},
    attribute{.name = "email", .on_field = arity{}, .applies = of_text},
    attribute{.name = "uri", .on_field = arity{}, .applies = of_text},
    attribute{.name = "uri_reference", .on_field = arity{}, .applies = of_text},
    attribute{.name = "ipv4", .on_field = arity{}, .applies = of_text},
    attribute{.name = "ipv6", .on_field = arity{}, .applies = of_text},
    attribute{.name = "hostname", .on_field = arity{}, .applies = of_text},
    attribute{.name = "date", .on_field = arity{}, .applies = of_text},
    attribute{.name = "time", .on_field = arity{}, .applies = of_text},
    attribute{.name = "date_time", .on_field = arity{}, .applies = of_text},
    attribute{.name = "duration", .on_field = arity{}, .applies = of_text},
    attribute{.name = "uuid", .on_field = arity{}, .applies = of_text},
    attribute{.name = "json_pointer", .on_field = arity{}, .applies = of_text},
    attribute{.name = "base64", .on_field = arity{}, .applies = of_text},
    attribute{.name = "size",
              .on_field = arity{1, 2},
              .first = parameter::count,
              .rest = parameter::count,
              .ascending = true,
              .applies = of_containers},
    attribute{.name = "has", .on_field = arity{1, 1}, .first = parameter::like_element, .applies = of_containers},
    attribute{.name = "unique", .on_field = arity{}, .applies = of_containers, .compares_elements = true},
};

/// Returns: the row of that name, or nullptr.
constexpr const attribute* find_attribute(std::string_view name) {
  const auto* row = std::ranges::find(attributes, name, &attribute::name);
  return row == attributes.end() ? nullptr : row;
}

/// What is looked through besides optionals: a raw pointer owns nothing, and may lead back to what holds it.
enum class through { smart_pointers, all_pointers };

/// Returns: what is left of a type when optionals and pointers are looked through.
inline const type& looked_through(const type& outer, through pointers = through::all_pointers) {
  const type* inner = &outer;
  const auto is_open = [&] {
    return inner->what == kind::optional || (inner->what == kind::pointer && (!inner->is_raw_pointer || pointers == through::all_pointers));
  };
  while (is_open() && !inner->of.empty()) inner = &inner->of.front();
  return *inner;
}

/// Returns: all that a rule may be asked about in a value of this type: what optionals and pointers hold, and of a variant each
/// alternative but std::monostate.
inline std::vector<const type*> seen_by_rules(const type& outer) {
  const type& inner = looked_through(outer);
  if (inner.what == kind::nothing) return {};
  if (inner.what != kind::variant || inner.of.empty()) return {&inner};
  std::vector<const type*> all;
  for (const type& each : inner.of)
    for (const type* one : seen_by_rules(each)) all.push_back(one);
  return all;
}

/// Returns: how many of the levels that were reached, outermost first, are left when another is opened: it goes into the last of these;
/// none: it can go into none of them. `applies(row, level)` says whether it can.
template <class Level>
std::size_t levels_left(const attribute& row, const std::vector<Level>& reached, auto applies) {
  for (std::size_t left = reached.size(); left != 0; --left) {
    if (applies(row, reached[left - 1])) return left;
    if (!row.goes_back) break;
  }
  return 0;
}

/// Returns: whether `required` on a field of this type is a rule as well: there may be nothing in it.
inline bool can_hold_nothing(const type& of) { return of.what == kind::optional || of.what == kind::pointer || of.what == kind::variant; }

/// Returns: whether a struct has a secret field itself; those of the structs it holds do not count.
inline bool states_secret(const record& one) {
  return std::ranges::any_of(one.fields, [](const field& each) {
    return std::ranges::find(each.annotations, "secret", &annotation::name) != each.annotations.end();
  });
}

/// Returns: whether a struct states a rule itself; those of the structs it holds do not count.
inline bool states_rule(const record& one) {
  auto is_rule = [](const annotation& each) {
    const attribute* row = find_attribute(each.name);
    return row != nullptr && row->what == role::rule;
  };
  return std::ranges::any_of(one.annotations, is_rule) || std::ranges::any_of(one.fields, [&](const field& each) {
           return std::ranges::any_of(each.annotations, [&](const annotation& stated) {
             return is_rule(stated) || (stated.name == "required" && can_hold_nothing(each.type));
           });
         });
}

/// Returns: whether a struct with rules is somewhere in the type.
inline bool has_rules(const type& of) {
  return of.has_rules || std::ranges::any_of(of.of, [](const type& inner) { return has_rules(inner); });
}

/// Returns: whether a struct states a rule itself, or holds a struct that does.
inline bool has_rules(const record& one) {
  return states_rule(one) || std::ranges::any_of(one.fields, [](const field& each) { return has_rules(each.type); });
}

}  // namespace ufb::model
