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

namespace ufb::gen {

/// What glue says of its fields that may have rules, and only the compiler knows: their types.
template <class... T>
struct types {};

}  // namespace ufb::gen

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
template <glued T>
  requires requires { typename glue<T>::may_have_rules; }
struct rules_source<T>;

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

template <class V, class... Found>
constexpr auto rules_found_in(gen::types<Found...> found);

// Returns: `found` and, once each, the glue and the schemas that nested comes to in the fields of these types.
template <class... Found, class... Fields>
constexpr auto rules_found_among(gen::types<Found...> found, gen::types<Fields...>) {
  if constexpr (sizeof...(Fields) == 0) {
    return found;
  } else {
    return []<class First, class... Others>(gen::types<Found...> before, gen::types<First, Others...>) {
      return rules_found_among(rules_found_in<std::remove_cvref_t<First>>(before), gen::types<Others...>());
    }(found, gen::types<Fields...>());
  }
}

// Returns: the same for a V.
template <class V, class... Found>
constexpr auto rules_found_in(gen::types<Found...> found) {
  if constexpr (std::is_pointer_v<V>) {
    return found;
  } else if constexpr (glued<V>) {
    if constexpr ((std::is_same_v<glue<V>, Found> || ...)) {
      return found;
    } else if constexpr (requires { typename glue<V>::may_have_rules; }) {
      return rules_found_among(gen::types<Found..., glue<V>>(), typename glue<V>::may_have_rules());
    } else {
      return gen::types<Found..., glue<V>>();
    }
  } else if constexpr (has_schema<V>) {
    return std::conditional_t<(std::is_same_v<rules_of<V>, Found> || ...), gen::types<Found...>, gen::types<Found..., rules_of<V>>>();
  } else if constexpr (variant<V>) {
    return []<class... A>(gen::types<Found...> before, std::type_identity<std::variant<A...>>) {
      return rules_found_among(before, gen::types<A...>());
    }(found, std::type_identity<V>());
  } else if constexpr (holder<V>) {
    return rules_found_in<std::remove_cvref_t<decltype(inside(std::declval<const V&>()))>>(found);
  } else if constexpr (map<V>) {
    return rules_found_among(found, gen::types<typename V::key_type, typename V::mapped_type>());
  } else if constexpr (elements_known<V> && !text<V>) {
    return rules_found_in<std::remove_cv_t<typename element_type<V>::type>>(found);
  } else {
    return found;
  }
}

// Rules are asked about what a volatile number or pointer is now.
template <class V>
inline constexpr bool is_read_first = std::is_volatile_v<V> && std::is_scalar_v<V>;

// What is behind an optional or a pointer.
template <class V>
using type_inside = std::remove_const_t<std::remove_reference_t<decltype(inside(std::declval<const V&>()))>>;

// Does a V have rules, or hold what has?
template <class V>
constexpr bool reaches_rules() {
  return []<class... Found>(gen::types<Found...>) { return (Found::has_rules || ...); }(rules_found_in<V>(gen::types<>()));
}

// Glue that comes to rules of others in fields of which only the compiler knows whether they have any. Their types are in its name: where the
// schema of a field's type was not included there are no such rules, and these are other functions than where it was.
template <class Glue, class... Found>
struct reaching : Glue {
  static constexpr bool has_rules = true;
};

template <class Glue, class... Found>
constexpr auto with_rules_found(gen::types<Found...>) {
  if constexpr (((Found::has_rules && !std::is_same_v<Found, Glue>) || ...)) {
    return std::type_identity<reaching<Glue, Found...>>();
  } else {
    return std::type_identity<Glue>();
  }
}

template <glued T>
  requires requires { typename glue<T>::may_have_rules; }
struct rules_source<T> {
  using type = typename decltype(with_rules_found<glue<T>>(rules_found_in<T>(gen::types<>())))::type;
  static constexpr bool known = true;
};

// Are there rules to be run on what a Glue builds?
template <class Glue>
inline constexpr bool runs_rules = rules_of<typename Glue::type>::has_rules;

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
