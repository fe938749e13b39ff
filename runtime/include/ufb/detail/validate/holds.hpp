// Does every rule of an object hold? The first violation ends it: constexpr, no allocation.
// Called by validate(), is_valid() and every build().
#pragma once

#include <tuple>
#include <type_traits>
#include <ufb/detail/config.hpp>
#include <ufb/detail/level.hpp>
#include <ufb/detail/traits.hpp>
#include <ufb/detail/validate/source.hpp>

namespace ufb::detail {

// Objects in objects in objects …: here recursion ends with the error "depth", before the stack does.
inline constexpr unsigned depth_limit = 256;

// Nested objects one call visits, each as often as it is reached: where pointers share objects, that is exponential in their depth.
// One more is the error "too_large".
inline constexpr unsigned visit_limit = 10'000'000;

// How far one call has come.
struct descent {
  unsigned* visits_left;  // of the whole call
  unsigned depth = 0;     // objects above this one

  constexpr descent down() const { return {visits_left, depth + 1}; }
};

template <class T, class Rules>
constexpr bool passes_below(const T& object, descent here);

template <class V, class Rule>
UFB_ALWAYS_INLINE constexpr bool holds(const V& value, const Rule& rule, descent here);

struct first_violation {
  descent here;

  template <class V, class Rule>
  UFB_ALWAYS_INLINE constexpr bool rule(const gen::field&, const V& value, const Rule& rule) const {
    return holds(value, rule, here);
  }
  template <class T, class Rule, class... Field>
  UFB_ALWAYS_INLINE constexpr bool whole(const T& object, const Rule& rule, const Field&...) const {
    return rule.holds(object);
  }
};

template <class V>
constexpr bool holds_nested(const V& value, descent here);

template <class V, class Rule>
UFB_ALWAYS_INLINE constexpr bool holds(const V& value, const Rule& rule, [[maybe_unused]] descent here) {
  if constexpr (is_read_first<V>) {
    const std::remove_volatile_t<V> read = value;
    return holds(read, rule, here);
  } else if constexpr (looks_through<V, Rule>) {
    return !present(value) || holds<type_inside<V>>(inside(value), rule, here);
  } else if constexpr (looks_at_alternatives<V, Rule>) {
    bool all = true;
    with_alternative(value, [&]<class A>(const A& alternative) {
      if constexpr (!std::is_same_v<Rule, rules::nested> || reaches_rules<A>()) all = holds(alternative, rule, here);
    });
    return all;
  } else if constexpr (level_rule<Rule>) {
    if constexpr (Rule::template enters<V>()) {
      for (const auto& element : value) {
        const bool all = std::apply([&](const auto&... rules) { return (holds(Rule::part(element), rules, here) && ...); }, rule.rules);
        if (!all) return false;
      }
    }
    return true;
  } else if constexpr (std::is_same_v<Rule, rules::nested>) {
    return holds_nested(value, here);
  } else {
    return rule.holds(value);
  }
}

template <class V>
UFB_ALWAYS_INLINE constexpr bool holds_nested([[maybe_unused]] const V& value, [[maybe_unused]] descent here) {
  constexpr nesting what = nesting_of<V>();
  if constexpr (what == nesting::object) {
    return here.depth + 1 < depth_limit && (*here.visits_left)-- != 0 && passes_below<V, rules_of<V>>(value, here.down());
  } else if constexpr (what == nesting::elements) {
    return holds(value, rules::each(nested), here);
  } else if constexpr (what == nesting::map) {
    bool all = true;
    if constexpr (reaches_part<V, rules::keys<>>()) all = holds(value, rules::keys(nested), here);
    if constexpr (reaches_part<V, rules::values<>>()) all = all && holds(value, rules::values(nested), here);
    return all;
  } else {
    return true;
  }
}

// A struct inside another; recursive types come back to it.
template <class T, class Rules>
constexpr bool passes_below(const T& object, descent here) {
  return Rules::check(object, first_violation{here});
}

template <class T, class Rules>
UFB_ALWAYS_INLINE constexpr bool passes_all(const T& object) {
  unsigned visits_left = visit_limit;
  return Rules::check(object, first_violation{{&visits_left}});
}

// The question of every build(), out of line: inlined into each it would cost more than the call.
template <class T, class Rules>
UFB_NOINLINE constexpr bool passes(const T& object) {
  return passes_all<T, Rules>(object);
}

}  // namespace ufb::detail
