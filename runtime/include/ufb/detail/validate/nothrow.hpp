// Can asking all rules of a type throw? Found out from the types of the fields and of the rules, by running the check at compile time over
// an object that is never read. Called for the noexcept of is_valid().
#pragma once

#include <tuple>
#include <type_traits>
#include <ufb/detail/level.hpp>
#include <ufb/detail/traits.hpp>
#include <ufb/detail/validate/source.hpp>
#include <ufb/reflect.hpp>
#include <utility>

namespace ufb::detail {

// Outer: the structs that the question came through, which are answered already, by the question itself.
template <class T, class Rules, class... Outer>
constexpr bool object_asked_nothrow();

template <class V, class Rule, class... Outer>
constexpr bool asked_nothrow();

template <class V, class... Outer>
constexpr bool nested_asked_nothrow() {
  constexpr nesting what = nesting_of<V>();
  if constexpr (what == nesting::object) {
    return object_asked_nothrow<V, rules_of<V>, Outer...>();
  } else if constexpr (what == nesting::elements) {
    return asked_nothrow<V, rules::each<rules::nested>, Outer...>();
  } else if constexpr (what == nesting::map) {
    bool all = true;
    if constexpr (reaches_part<V, rules::keys<>>()) all = asked_nothrow<V, rules::keys<rules::nested>, Outer...>();
    if constexpr (reaches_part<V, rules::values<>>()) all = all && asked_nothrow<V, rules::values<rules::nested>, Outer...>();
    return all;
  } else {
    return true;
  }
}

template <class V, class Level, class... Outer, class... Rules>
constexpr bool parts_asked_nothrow(const level<Rules...>*) {
  using part = std::remove_cvref_t<decltype(Level::part(*std::begin(std::declval<const V&>())))>;
  return gone_through_nothrow<V> && (asked_nothrow<part, Rules, Outer...>() && ...);
}

template <class V, class Rule, class... Outer>
constexpr bool asked_nothrow() {
  if constexpr (is_read_first<V>) {
    return asked_nothrow<std::remove_volatile_t<V>, Rule, Outer...>();
  } else if constexpr (looks_through<V, Rule>) {
    return looked_into_nothrow<V> && asked_nothrow<type_inside<V>, Rule, Outer...>();
  } else if constexpr (looks_at_alternatives<V, Rule>) {
    return []<class... A>(std::type_identity<std::variant<A...>>) {
      const auto asked = []<class One>(std::type_identity<One>) {
        if constexpr (std::is_same_v<One, std::monostate>) {
          return true;
        } else if constexpr (std::is_same_v<Rule, rules::nested> && !reaches_rules<One>()) {
          return true;
        } else {
          return asked_nothrow<One, Rule, Outer...>();
        }
      };
      return (asked(std::type_identity<A>()) && ...);
    }(std::type_identity<V>());
  } else if constexpr (level_rule<Rule>) {
    return parts_asked_nothrow<V, Rule, Outer...>(static_cast<const Rule*>(nullptr));
  } else if constexpr (std::is_same_v<Rule, rules::nested>) {
    return nested_asked_nothrow<V, Outer...>();
  } else {
    return noexcept(std::declval<const Rule&>().holds(std::declval<const V&>()));
  }
}

// A report that asks no rule, but whether asking it can throw.
template <class... Outer>
struct nothrow_questions {
  bool all = true;

  template <class V, class Rule>
  constexpr bool rule(const gen::field&, const V&, const Rule&) {
    all = all && asked_nothrow<V, Rule, Outer...>();
    return true;
  }
  template <class T, class Rule, class... Field>
  constexpr bool whole(const T&, const Rule&, const Field&...) {
    all = all && noexcept(std::declval<const Rule&>().holds(std::declval<const T&>()));
    return true;
  }
};

template <class T, class Rules, class... Outer>
constexpr bool questions_nothrow(const T& object) {
  nothrow_questions<Outer..., T> report;
  Rules::check(object, report);
  return report.all;
}

#ifdef __clang__
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wundefined-var-template"
#endif
template <class T, class Rules, class... Outer>
constexpr bool object_asked_nothrow() {
  if constexpr ((std::is_same_v<T, Outer> || ...)) {
    return true;
  } else if constexpr (requires { typename std::bool_constant<questions_nothrow<T, Rules, Outer...>(nowhere<T>::it.object)>; }) {
    return questions_nothrow<T, Rules, Outer...>(nowhere<T>::it.object);
  } else if constexpr (requires { typename std::bool_constant<questions_nothrow<T, Rules, Outer...>(T{})>; }) {
    return questions_nothrow<T, Rules, Outer...>(T{});  // has a rule on a bit-field, which is read
  } else {
    return false;
  }
}
#ifdef __clang__
#pragma clang diagnostic pop
#endif

template <class T, class Rules>
constexpr bool all_asked_nothrow() {
  if constexpr (!rules_source<T>::known) {
    return true;
  } else if constexpr (Rules::has_rules) {
    return object_asked_nothrow<T, Rules>();
  } else {
    return true;
  }
}

// May is_valid() of a T be noexcept?
template <class T, class Rules>
inline constexpr bool asks_nothrow = all_asked_nothrow<T, Rules>();

}  // namespace ufb::detail
