// validate() finds everything that is wrong with an object, is_valid() whether anything is. Called by users and by every build().
// Both run the same checks, generated or from a schema, with another report: one collects, the other stops at the first violation.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <tuple>
#include <type_traits>
#include <ufb/detail/config.hpp>
#include <ufb/detail/path.hpp>
#include <ufb/detail/show.hpp>
#include <ufb/detail/traits.hpp>
#include <ufb/errors.hpp>
#include <ufb/reflect.hpp>
#include <ufb/schema.hpp>
#include <utility>

namespace ufb::detail {

// Objects in objects in objects …: here recursion ends with an error, before the stack does.
inline constexpr unsigned depth_limit = 256;

template <class T>
struct rules_source {
  using type = described<T, schema_of<T>>;
  static constexpr bool known = has_schema<T>;
};
template <glued T>
struct rules_source<T> {
  using type = glue<T>;
  static constexpr bool known = true;
};

// Where T's rules come from: its glue, or its schema.
template <class T>
using rules_of = typename rules_source<T>::type;

template <class T>
constexpr bool rules_are_known() {
  constexpr bool known = rules_source<T>::known;
  static_assert(known, "ufb: this type has no rules: include its generated header (.ufb.hpp), or specialise ufb::schema for it");
  return known;
}

template <class Rule>
inline constexpr bool is_each = false;
template <class... Rules>
inline constexpr bool is_each<rules::each<Rules...>> = true;

template <class Rule>
inline constexpr bool sees_absence = requires { Rule::sees_absence; };

// Rules look through optionals and pointers to the value, all but the one that asks whether there is a value.
template <class V, class Rule>
concept looks_through = holder<V> && !sees_absence<Rule>;

template <class V>
constexpr bool takes_each() {
  static_assert(range<V> && !text<V>, "ufb: 'each' applies to containers");
  return range<V> && !text<V>;
}

// The part of a container's element that `each` applies to.
template <class V, class Reference>
UFB_ALWAYS_INLINE constexpr const auto& element_of(const Reference& element) {
  if constexpr (map<V>) {
    return element.second;
  } else {
    return element;
  }
}

// ---- the first violation ends it: constexpr, no allocation

template <class T, class Rules>
constexpr bool passes_below(const T& object, unsigned depth);

template <class V, class Rule>
UFB_ALWAYS_INLINE constexpr bool holds(const V& value, const Rule& rule, unsigned depth);

struct first_violation {
  unsigned depth = 0;

  template <class V, class Rule>
  UFB_ALWAYS_INLINE constexpr bool rule(const gen::field&, const V& value, const Rule& rule) const {
    return holds(value, rule, depth);
  }
  template <class T, class Rule, class... Field>
  UFB_ALWAYS_INLINE constexpr bool whole(const T& object, const Rule& rule, const Field&...) const {
    return rule.holds(object);
  }
};

template <class V, class Rule>
UFB_ALWAYS_INLINE constexpr bool holds(const V& value, const Rule& rule, [[maybe_unused]] unsigned depth) {
  if constexpr (looks_through<V, Rule>) {
    return !present(value) || holds<std::remove_cvref_t<decltype(inside(value))>>(inside(value), rule, depth);
  } else if constexpr (is_each<Rule>) {
    if constexpr (takes_each<V>()) {
      for (const auto& element : value) {
        const bool all = std::apply([&](const auto&... rules) { return (holds(element_of<V>(element), rules, depth) && ...); }, rule.rules);
        if (!all) return false;
      }
    }
    return true;
  } else if constexpr (std::is_same_v<Rule, rules::nested>) {
    if constexpr (rules_are_known<V>()) {
      if constexpr (rules_of<V>::has_rules) return depth + 1 < depth_limit && passes_below<V, rules_of<V>>(value, depth + 1);
    }
    return true;
  } else {
    return rule.holds(value);
  }
}

// A struct inside another; recursive types come back to it.
template <class T, class Rules>
constexpr bool passes_below(const T& object, unsigned depth) {
  return Rules::check(object, first_violation{depth});
}

// The question of every build(), out of line: inlined into each it would cost more than the call.
template <class T, class Rules>
UFB_NOINLINE bool passes(const T& object) {
  return Rules::check(object, first_violation{});
}

// ---- every violation, with its path: runs only where there is one

template <class V, class Rule>
UFB_COLD void violated(errors& found, const step& here, const Rule& rule, const V& value) {
  std::string shown;
  if constexpr (nullable<V>) {
    if (present(value)) shown = show(value);
  } else {
    shown = show(value);
  }
  found.add({path_to(&here), std::string(rule.code), rule.message(), std::move(shown)});
}

template <class T, class Rules>
bool collect_object(const T& object, errors& found, const step* here, unsigned depth);

// Returns: whether the rule holds. Every caller goes on in any case.
template <class V, class Rule>
bool collect(const V& value, const Rule& rule, errors& found, const step& here, [[maybe_unused]] unsigned depth) {
  if constexpr (looks_through<V, Rule>) {
    return !present(value) || collect<std::remove_cvref_t<decltype(inside(value))>>(inside(value), rule, found, here, depth);
  } else if constexpr (is_each<Rule>) {
    bool all = true;
    if constexpr (takes_each<V>()) {
      std::size_t index = 0;
      for (const auto& element : value) {
        step there = index_step(&here, index++);
        if constexpr (map<V>) there = key_step(&here, element.first);
        std::apply([&](const auto&... rules) { ((all &= collect(element_of<V>(element), rules, found, there, depth)), ...); }, rule.rules);
      }
    }
    return all;
  } else if constexpr (std::is_same_v<Rule, rules::nested>) {
    return collect_object<V, rules_of<V>>(value, found, &here, depth + 1);
  } else {
    if (rule.holds(value)) return true;
    violated(found, here, rule, value);
    return false;
  }
}

// The report of one object: which of its fields failed matters to the checks across fields.
template <class Rules>
class every_violation {
  static constexpr std::size_t count = Rules::fields.size();

 public:
  every_violation(errors& found, const step* here, unsigned depth) : found_(found), here_(here), depth_(depth) {}

  template <class V, class Rule>
  bool rule(const gen::field& field, const V& value, const Rule& rule) {
    if (!collect(value, rule, found_, field_step(here_, field.name), depth_)) failed_[index(field)] = failed_[count] = true;
    return true;
  }

  /// A check across fields has nothing to say about a field that is wrong by itself. Its violation stands at the first field it names.
  template <class T, class Rule, class... Field>
  bool whole(const T& object, const Rule& rule, const Field&... fields) {
    if ((failed_[index(fields)] || ...) || rule.holds(object)) return true;
    found_.add({path_of_whole(fields...), std::string(rule.code), rule.message(), {}});
    failed_[count] = true;
    return true;
  }

  /// Returns: whether the object has no violation.
  bool clean() const { return !failed_[count]; }

 private:
  static std::size_t index(const gen::field& field) { return static_cast<std::size_t>(&field - Rules::fields.data()); }

  std::string path_of_whole() const { return path_to(here_); }
  template <class... Field>
  std::string path_of_whole(const gen::field& first, const Field&...) const {
    const step there = field_step(here_, first.name);
    return path_to(&there);
  }

  errors& found_;
  const step* here_;  // the field this object is, nullptr at the top
  unsigned depth_;    // objects above this one
  std::array<bool, count + 1> failed_{};  // one a field; the last: anything at all
};

template <class T, class Rules>
bool collect_object(const T& object, errors& found, const step* here, unsigned depth) {
  if constexpr (Rules::has_rules) {
    if (depth >= depth_limit) {
      found.add({path_to(here), "depth", joined({"must not be nested deeper than ", show(depth_limit), " levels"}), {}});
      return false;
    }
    every_violation<Rules> report(found, here, depth);
    Rules::check(object, report);
    return report.clean();
  } else {
    return true;
  }
}

template <class T, class Rules>
UFB_COLD errors violations_of(const T& object) {
  errors found;
  collect_object<T, Rules>(object, found, nullptr, 0);
  return found;
}

}  // namespace ufb::detail

namespace ufb {

/// Returns: every violation of T's rules, in field order; empty when the object is valid, and then nothing was allocated.
/// Requires: T has generated glue or a schema; anything else does not compile. Throws: std::bad_alloc, and what a check throws.
/// Complexity: one run of every rule, and the rules say their own; for an invalid object one more, up to the first violation.
template <class T, class Rules = detail::rules_of<T>>
[[nodiscard]] errors validate(const T& object) {
  if constexpr (detail::rules_are_known<T>()) {
    if constexpr (Rules::has_rules) {
      if (!detail::passes<T, Rules>(object)) [[unlikely]] return detail::violations_of<T, Rules>(object);
    }
  }
  return {};
}

/// Returns: whether all of T's rules hold. The first violation ends it; nothing is allocated, except by a rule that says so.
/// Requires: as validate(). Usable in constant expressions where the type and its rules are.
template <class T, class Rules = detail::rules_of<T>>
[[nodiscard]] constexpr bool is_valid(const T& object) {
  if constexpr (detail::rules_are_known<T>()) {
    if constexpr (Rules::has_rules) return Rules::check(object, detail::first_violation{});
  }
  return true;
}

}  // namespace ufb
