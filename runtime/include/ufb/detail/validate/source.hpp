// Where the rules of a type come from, and what they are asked about: the value behind an optional or a pointer, the alternative of a
// variant, what a container holds. Asked by both reports of the validator.
#pragma once

#include <iterator>
#include <type_traits>
#include <ufb/detail/glue_of.hpp>
#include <ufb/detail/traits.hpp>
#include <ufb/rules/each.hpp>
#include <ufb/rules/keys.hpp>
#include <ufb/rules/nested.hpp>
#include <ufb/rules/values.hpp>
#include <ufb/schema.hpp>
#include <utility>
#include <variant>

namespace ufb::detail {

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
inline constexpr bool sees_absence = requires { Rule::sees_absence; };

// Rules look through optionals and pointers to the value, all but the one that asks whether there is a value.
// But a raw pointer is no part of its object: it may be the way back to a parent, so nested stays away from what it points at.
template <class V, class Rule>
concept looks_through = holder<V> && !sees_absence<Rule> && !(std::is_pointer_v<V> && std::is_same_v<Rule, rules::nested>);

// The same for variants: a rule is asked about the alternative that is there.
template <class V, class Rule>
concept looks_at_alternatives = variant<V> && !sees_absence<Rule>;

// Does a V have rules, or hold what has?
template <class V>
constexpr bool reaches_rules() {
  if constexpr (std::is_pointer_v<V>) {
    return false;
  } else if constexpr (rules_source<V>::known) {
    return rules_of<V>::has_rules;
  } else if constexpr (variant<V>) {
    return []<class... A>(std::type_identity<std::variant<A...>>) { return (reaches_rules<A>() || ...); }(std::type_identity<V>());
  } else if constexpr (holder<V>) {
    return reaches_rules<std::remove_cvref_t<decltype(inside(std::declval<const V&>()))>>();
  } else if constexpr (map<V>) {
    return reaches_rules<typename V::key_type>() || reaches_rules<typename V::mapped_type>();
  } else if constexpr (elements_known<V> && !text<V>) {
    return reaches_rules<typename element_type<V>::type>();
  } else {
    return false;
  }
}

// What nested does to a V: the rules of a struct, those of what a container holds, or nothing.
enum class nesting { none, object, elements, map };

template <class V>
constexpr nesting nesting_of() {
  if constexpr (std::is_pointer_v<V>) {
    return nesting::none;
  } else if constexpr (rules_source<V>::known) {
    return rules_of<V>::has_rules ? nesting::object : nesting::none;
  } else if constexpr (map<V>) {
    return nesting::map;
  } else if constexpr (range<V> && !text<V>) {
    return nesting::elements;
  } else {
    rules_are_known<V>();  // says what is missing
    return nesting::none;
  }
}

// What nested is asked about in a map, where keys or values alone may have rules.
template <class V, class Level>
constexpr bool reaches_part() {
  using part = std::remove_cvref_t<decltype(Level::part(*std::begin(std::declval<const V&>())))>;
  return reaches_rules<part>();
}

}  // namespace ufb::detail
