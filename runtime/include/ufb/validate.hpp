// validate() finds everything that is wrong with an object, is_valid() whether anything is. Called by users and by every build().
// Both run the same checks, generated or from a schema, with another report: one collects, the other stops at the first violation.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <tuple>
#include <type_traits>
#include <ufb/detail/config.hpp>
#include <ufb/detail/level.hpp>
#include <ufb/detail/path.hpp>
#include <ufb/detail/show.hpp>
#include <ufb/detail/traits.hpp>
#include <ufb/errors.hpp>
#include <ufb/reflect.hpp>
#include <ufb/rule.hpp>
#include <ufb/schema.hpp>
#include <utility>
#include <variant>

namespace ufb::detail {

// Objects in objects in objects …: here recursion ends with the error "depth", before the stack does.
inline constexpr unsigned depth_limit = 256;

// Nested objects one call visits, each as often as it is reached: where pointers share objects, that is exponential in their depth.
// One more is the error "too_large".
inline constexpr unsigned visit_limit = 10'000'000;

// Violations one call of validate() collects.
inline constexpr std::size_t error_limit = 1000;

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

// How far one call has come.
struct descent {
  unsigned* visits_left;  // of the whole call
  unsigned depth = 0;     // objects above this one

  constexpr descent down() const { return {visits_left, depth + 1}; }
};

// ---- the first violation ends it: constexpr, no allocation

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
  if constexpr (looks_through<V, Rule>) {
    return !present(value) || holds<std::remove_cvref_t<decltype(inside(value))>>(inside(value), rule, here);
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
UFB_NOINLINE bool passes(const T& object) {
  return passes_all<T, Rules>(object);
}

// ---- every violation, with its path: runs only where there is one

// What one call has collected.
struct collection {
  errors found;
  unsigned visits_left = visit_limit;
  bool ended = false;  // at a limit: nothing is collected any more

  void add(error violation) {
    found.add(std::move(violation));
    ended = found.size() == error_limit;
  }
  void end(error violation) {
    found.add(std::move(violation));
    ended = true;
  }
};

// Returns: the violation with its path and its message.
UFB_COLD inline error placed(error found, const step* here, std::string_view wording) {
  found.path = path_to(here);
  found.message = filled(wording, found);
  return found;
}

UFB_COLD inline error beyond_limit(const step* here, std::string_view code, std::string_view wording, unsigned limit) {
  error found;
  found.code = code;
  found.arguments.add("limit", show(limit));
  return placed(std::move(found), here, wording);
}

template <class V, class Rule>
UFB_COLD void violated(collection& all, const step& here, const Rule& rule, const V& value) {
  std::string shown;
  if (!here.is_secret) {
    if constexpr (nullable<V>) {
      if (present(value)) shown = show(value);
    } else {
      shown = show(value);
    }
  }
  error found = described_by(rule);
  found.value = std::move(shown);
  all.add(placed(std::move(found), &here, rule.wording()));
}

template <class T, class Rules>
bool collect_object(const T& object, collection& all, const step* here, unsigned depth);

template <class T, class Rules>
bool collect_below(const T& object, collection& all, const step& here, unsigned depth) {
  if (depth == depth_limit) {
    all.end(beyond_limit(&here, "depth", "must not be nested deeper than {limit} levels", depth_limit));
    return false;
  }
  if (all.visits_left-- == 0) {
    all.end(beyond_limit(&here, "too_large", "must not have more than {limit} nested objects", visit_limit));
    return false;
  }
  return collect_object<T, Rules>(object, all, &here, depth);
}

template <class V>
bool collect_nested(const V& value, collection& all, const step& here, unsigned depth);

// Returns: whether the rule holds. Every caller goes on in any case.
template <class V, class Rule>
bool collect(const V& value, const Rule& rule, collection& all, const step& here, [[maybe_unused]] unsigned depth) {
  if (all.ended) return true;
  if constexpr (looks_through<V, Rule>) {
    return !present(value) || collect<std::remove_cvref_t<decltype(inside(value))>>(inside(value), rule, all, here, depth);
  } else if constexpr (looks_at_alternatives<V, Rule>) {
    bool clean = true;
    with_alternative(value, [&]<class A>(const A& alternative) {
      if constexpr (!std::is_same_v<Rule, rules::nested> || reaches_rules<A>()) clean = collect(alternative, rule, all, here, depth);
    });
    return clean;
  } else if constexpr (level_rule<Rule>) {
    bool clean = true;
    if constexpr (Rule::template enters<V>()) {
      std::size_t index = 0;
      for (const auto& element : value) {
        if (all.ended) break;
        step there = index_step(&here, index++);
        if constexpr (map<V>) there = key_step(&here, element.first);
        std::apply([&](const auto&... rules) { ((clean &= collect(Rule::part(element), rules, all, there, depth)), ...); }, rule.rules);
      }
    }
    return clean;
  } else if constexpr (std::is_same_v<Rule, rules::nested>) {
    return collect_nested(value, all, here, depth);
  } else {
    if (rule.holds(value)) return true;
    violated(all, here, rule, value);
    return false;
  }
}

template <class V>
bool collect_nested([[maybe_unused]] const V& value, [[maybe_unused]] collection& all, [[maybe_unused]] const step& here,
                    [[maybe_unused]] unsigned depth) {
  constexpr nesting what = nesting_of<V>();
  bool clean = true;
  if constexpr (what == nesting::object) {
    clean = collect_below<V, rules_of<V>>(value, all, here, depth + 1);
  } else if constexpr (what == nesting::elements) {
    clean = collect(value, rules::each(nested), all, here, depth);
  } else if constexpr (what == nesting::map) {
    if constexpr (reaches_part<V, rules::keys<>>()) clean = collect(value, rules::keys(nested), all, here, depth);
    if constexpr (reaches_part<V, rules::values<>>()) clean &= collect(value, rules::values(nested), all, here, depth);
  }
  return clean;
}

// The report of one object: which of its fields failed matters to the checks across fields.
template <class Rules>
class every_violation {
  static constexpr std::size_t count = Rules::fields.size();

 public:
  every_violation(collection& all, const step* here, unsigned depth) : all_(all), here_(here), depth_(depth) {}

  template <class V, class Rule>
  bool rule(const gen::field& field, const V& value, const Rule& rule) {
    if (!collect(value, rule, all_, field_step(here_, field.name, field.is_secret), depth_)) failed_[index(field)] = failed_[count] = true;
    return true;
  }

  /// A check across fields has nothing to say about a field that is wrong by itself. Its violation stands at the first field it names.
  template <class T, class Rule, class... Field>
  bool whole(const T& object, const Rule& rule, const Field&... fields) {
    if (all_.ended || (failed_[index(fields)] || ...) || rule.holds(object)) return true;
    all_.add(placed_whole(described_by(rule), rule.wording(), fields...));
    failed_[count] = true;
    return true;
  }

  /// Returns: whether the object has no violation.
  bool clean() const { return !failed_[count]; }

 private:
  static std::size_t index(const gen::field& field) { return static_cast<std::size_t>(&field - Rules::fields.data()); }

  error placed_whole(error found, std::string_view wording) const { return placed(std::move(found), here_, wording); }
  template <class... Field>
  error placed_whole(error found, std::string_view wording, const gen::field& first, const Field&...) const {
    const step there = field_step(here_, first.name, first.is_secret);
    return placed(std::move(found), &there, wording);
  }

  collection& all_;
  const step* here_;  // the field this object is, nullptr at the top
  unsigned depth_;    // objects above this one
  std::array<bool, count + 1> failed_{};  // one a field; the last: anything at all
};

template <class T, class Rules>
bool collect_object(const T& object, collection& all, const step* here, unsigned depth) {
  every_violation<Rules> report(all, here, depth);
  Rules::check(object, report);
  return report.clean();
}

template <class T, class Rules>
UFB_COLD errors violations_of(const T& object) {
  collection all;
  collect_object<T, Rules>(object, all, nullptr, 0);
  return std::move(all.found);
}

}  // namespace ufb::detail

namespace ufb {

/// Returns: every violation of T's rules, in field order; empty when the object is valid, and then nothing was allocated.
/// Three limits end the list: 1000 violations, objects nested deeper than 256 levels ("depth"), and more than 10 million visits to nested
/// objects ("too_large"), where one that is reached through two pointers counts twice.
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
/// What is nested too deep or too large for validate() is not valid.
/// Requires: as validate(). Usable in constant expressions where the type and its rules are.
template <class T, class Rules = detail::rules_of<T>>
[[nodiscard]] constexpr bool is_valid(const T& object) {
  if constexpr (detail::rules_are_known<T>()) {
    if constexpr (Rules::has_rules) return detail::passes_all<T, Rules>(object);
  }
  return true;
}

}  // namespace ufb
