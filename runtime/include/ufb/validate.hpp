// validate() finds everything that is wrong with an object, is_valid() whether anything is. Called by users and by every build().
// Both run the same checks, generated or from a schema, with another report: one collects, the other stops at the first violation.
#pragma once

#include <cstddef>
#include <iterator>
#include <type_traits>
#include <ufb/detail/traits.hpp>
#include <ufb/detail/validate/collect.hpp>
#include <ufb/detail/validate/holds.hpp>
#include <ufb/detail/validate/nothrow.hpp>
#include <ufb/detail/validate/part.hpp>
#include <ufb/detail/validate/source.hpp>
#include <ufb/errors.hpp>
#include <utility>
#include <vector>

namespace ufb::detail {

// Said to validate(): the first violation is enough.
struct first_only {
  explicit first_only() = default;
};

// Returns: the violations, at most so many.
template <class T, class Rules>
errors validated(const T& object, std::size_t limit = error_limit) {
  if constexpr (rules_are_known<T>()) {
    if constexpr (Rules::has_rules) {
      if (!passes<T, Rules>(object)) [[unlikely]] return violations_of<T, Rules>(object, limit);
    }
  }
  return {};
}

template <class T, class Rules>
constexpr bool valid(const T& object) noexcept(asks_nothrow<T, Rules>) {
  if constexpr (rules_are_known<T>()) {
    if constexpr (Rules::has_rules) return passes_all<T, Rules>(object);
  }
  return true;
}

// What an element of a range is when optionals and pointers are looked through.
template <class V>
struct object_behind {
  using type = V;
};
template <holder V>
struct object_behind<V> : object_behind<std::remove_cvref_t<decltype(inside(std::declval<const V&>()))>> {};

template <class Range>
using object_of = typename object_behind<std::remove_cvref_t<decltype(*std::begin(std::declval<Range&>()))>>::type;

template <class V, class Function>
void look_into(const V& value, Function&& function) {
  if constexpr (holder<V>) {
    if (present(value)) look_into(inside(value), function);
  } else {
    function(value);
  }
}

}  // namespace ufb::detail

namespace ufb {

/// For validate(object, fail_fast): one violation at most.
inline constexpr detail::first_only fail_fast{};

/// For validate(object, only<&T::a, &T::b>): the rules of these fields, of T or of its bases, and the checks across fields that name no
/// others. Checks that name none are of the whole object, and are not asked.
template <auto... Fields>
inline constexpr detail::selection<Fields...> only{};

/// Returns: every violation of T's rules, in field order; empty when the object is valid, and then nothing was allocated.
/// Three limits end the list: 1000 violations, objects nested deeper than 256 levels ("depth"), and more than 10 million visits to nested
/// objects ("too_large"), where one that is reached through two pointers counts twice.
/// Requires: T has generated glue or a schema; anything else does not compile. Throws: std::bad_alloc, and what a check throws.
/// Complexity: one run of every rule, and the rules say their own; for an invalid object one more, up to the first violation.
template <class T, class Rules = detail::rules_of<T>>
[[nodiscard]] errors validate(const T& object) {
  return detail::validated<T, Rules>(object);
}
/// Returns: the first violation, if there is one.
template <class T, class Rules = detail::rules_of<T>>
[[nodiscard]] errors validate(const T& object, detail::first_only) {
  return detail::validated<T, Rules>(object, 1);
}
/// Returns: the violations of these fields.
template <class T, class Rules = detail::rules_of<T>, auto... Fields>
[[nodiscard]] errors validate(const T& object, detail::selection<Fields...>) {
  if constexpr (detail::are_fields_of<T, Fields...>()) return detail::validated<T, detail::part_of<T, Rules, Fields...>>(object);
  return {};
}
template <class T, class Rules = detail::rules_of<T>, auto... Fields>
[[nodiscard]] errors validate(const T& object, detail::selection<Fields...>, detail::first_only) {
  if constexpr (detail::are_fields_of<T, Fields...>()) return detail::validated<T, detail::part_of<T, Rules, Fields...>>(object, 1);
  return {};
}

/// Returns: whether all of T's rules hold. The first violation ends it; nothing is allocated, except by a rule that says so.
/// What is nested too deep or too large for validate() is not valid.
/// Requires: as validate(). Usable in constant expressions where the type and its rules are. Throws: what a check throws, and what a rule
/// says; it is noexcept where none can.
template <class T, class Rules = detail::rules_of<T>>
[[nodiscard]] constexpr bool is_valid(const T& object) noexcept(detail::asks_nothrow<T, Rules>) {
  return detail::valid<T, Rules>(object);
}
/// Returns: whether the rules of these fields hold.
template <class T, class Rules = detail::rules_of<T>, auto... Fields>
[[nodiscard]] constexpr bool is_valid(const T& object, detail::selection<Fields...>) noexcept(detail::asks_nothrow<T, Rules>) {
  if constexpr (detail::are_fields_of<T, Fields...>()) return detail::valid<T, detail::part_of<T, Rules, Fields...>>(object);
  return true;
}

/// The violations of one element of a range.
struct element_errors {
  std::size_t index;  ///< of the element, from 0
  errors found;       ///< never empty
};

/// Returns: of the elements that are not valid the indexes and violations, in order; where all are valid nothing was allocated.
/// Optionals and pointers, pooled ones too, are looked through; where there is nothing, there is nothing wrong. After the range there may
/// be what may be after the object in validate(): `validate_all(users, ufb::only<&user::email>, ufb::fail_fast)`.
/// Requires: a range that can be gone through once. Throws and Complexity: as validate() of each.
template <class Range, class Rules = detail::rules_of<detail::object_of<Range>>, class... How>
[[nodiscard]] std::vector<element_errors> validate_all(Range&& range, How... how) {
  std::vector<element_errors> all;
  std::size_t index = 0;
  for (auto&& element : range) {
    detail::look_into<std::remove_cvref_t<decltype(element)>>(element, [&](const detail::object_of<Range>& object) {
      errors found = validate<detail::object_of<Range>, Rules>(object, how...);
      if (!found.empty()) [[unlikely]] all.push_back({index, std::move(found)});
    });
    ++index;
  }
  return all;
}

}  // namespace ufb
