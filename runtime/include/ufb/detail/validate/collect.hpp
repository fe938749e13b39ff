// Every violation of an object, with its path. Called by validate() when there is one, never for a valid object.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <ufb/detail/config.hpp>
#include <ufb/detail/level.hpp>
#include <ufb/detail/path.hpp>
#include <ufb/detail/show.hpp>
#include <ufb/detail/traits.hpp>
#include <ufb/detail/validate/finding.hpp>
#include <ufb/detail/validate/holds.hpp>
#include <ufb/detail/validate/source.hpp>
#include <ufb/errors.hpp>
#include <ufb/rule.hpp>
#include <utility>

namespace ufb::detail {

// Violations one call of validate() collects.
inline constexpr std::size_t error_limit = 1000;

// What one call has collected.
struct collection {
  errors found;
  std::size_t limit = error_limit;
  unsigned visits_left = visit_limit;
  bool ended = false;  // at a limit: nothing is collected any more

  void add(const finding& what) {
    detail::add(found, what);
    ended = found.size() == limit;
  }
};

// Effects: gives the violation, of which all else is there, its path and its message.
inline void complete(error& violation, const step* here, std::string_view wording) {
  if (here != nullptr) violation.path = path_of(*here);
  violation.message = filled(wording, violation);
}

UFB_COLD inline void end_at(collection& all, const step& here, std::string_view code, std::string_view wording, unsigned limit) {
  error violation;
  violation.code = code;
  violation.arguments.add("limit", show(limit));
  complete(violation, &here, wording);
  all.found.add(std::move(violation));
  all.ended = true;
}

// Not cold, which would make it small instead of fast: of an invalid object it is most of the work.
template <class V, class Rule>
UFB_NOINLINE void violated(collection& all, const step& here, const Rule& rule, const V& value) {
  finding found(&here);
  if (!here.is_secret) {
    if constexpr (nullable<V>) {
      if (present(value)) show(found.text, value);
    } else {
      show(found.text, value);
    }
    found.value_end = found.text.size();
  }
  describe(rule, found);
  all.add(found);
}

template <class T, class Rules>
bool collect_object(const T& object, collection& all, const step* here, unsigned depth);

template <class T, class Rules>
bool collect_below(const T& object, collection& all, const step& here, unsigned depth) {
  if (depth == depth_limit) {
    end_at(all, here, "depth", "must not be nested deeper than {limit} levels", depth_limit);
    return false;
  }
  if (all.visits_left-- == 0) {
    end_at(all, here, "too_large", "must not have more than {limit} nested objects", visit_limit);
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
  if constexpr (is_read_first<V>) {
    const std::remove_volatile_t<V> read = value;
    return collect(read, rule, all, here, depth);
  } else if constexpr (looks_through<V, Rule>) {
    return !present(value) || collect<type_inside<V>>(inside(value), rule, all, here, depth);
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
        if constexpr (map<V>) {
          if constexpr (has_text<typename V::key_type>()) there = key_step(&here, element.first);
        }
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

// The report of one object: which of its fields failed matters to the checks across fields. No template of the object, so that all structs
// share the code of a rule for a type of value: otherwise it is most of what a struct costs to compile.
class every_violation {
 public:
  // Requires: `failed` has a false for each of the fields.
  every_violation(collection& all, const step* here, unsigned depth, const gen::field* fields, bool* failed)
      : all_(all), here_(here), depth_(depth), fields_(fields), failed_(failed) {}

  template <class V, class Rule>
  UFB_NOINLINE bool rule(const gen::field& field, const V& value, const Rule& rule) {
    if (!collect(value, rule, all_, field_step(here_, field.name, field.is_secret), depth_)) {
      failed_[place_of(field)] = true;
      clean_ = false;
    }
    return true;
  }

  /// A check across fields has nothing to say about a field that is wrong by itself. Its violation stands at the first field it names.
  template <class T, class Rule, class... Field>
  bool whole(const T& object, const Rule& rule, const Field&... fields) {
    if (all_.ended || (failed_[place_of(fields)] || ...) || rule.holds(object)) return true;
    violated_across(rule, fields...);
    clean_ = false;
    return true;
  }

  /// Returns: whether the object has no violation.
  bool clean() const { return clean_; }

 private:
  std::size_t place_of(const gen::field& field) const { return static_cast<std::size_t>(&field - fields_); }

  template <class Rule>
  void violated_across(const Rule& rule) {
    violated_at(here_, rule);
  }
  template <class Rule, class... Field>
  void violated_across(const Rule& rule, const gen::field& first, const Field&...) {
    const step there = field_step(here_, first.name, first.is_secret);
    violated_at(&there, rule);
  }
  template <class Rule>
  void violated_at(const step* where, const Rule& rule) {
    finding found(where);
    describe(rule, found);
    all_.add(found);
  }

  collection& all_;
  const step* here_;  // the field this object is, nullptr at the top
  unsigned depth_;    // objects above this one
  const gen::field* fields_;
  bool* failed_;  // one a field
  bool clean_ = true;
};

template <class T, class Rules>
bool collect_object(const T& object, collection& all, const step* here, unsigned depth) {
  std::array<bool, Rules::fields.size() + 1> failed{};  // one more, for objects without fields
  every_violation report(all, here, depth, Rules::fields.data(), failed.data());
  Rules::check(object, report);
  return report.clean();
}

template <class T, class Rules>
UFB_NOINLINE errors violations_of(const T& object, std::size_t limit = error_limit) {
  collection all;
  all.limit = limit;
  collect_object<T, Rules>(object, all, nullptr, 0);
  return std::move(all.found);
}

}  // namespace ufb::detail
