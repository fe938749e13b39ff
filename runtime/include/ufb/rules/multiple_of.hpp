// multiple_of(step): a number or duration that is a whole number of steps; zero is one of them, NaN and infinity are not.
// Step and value may be of any two types of their kind. Floating-point numbers are what they are: 0.3 is no multiple of 0.1.
#pragma once

#include <concepts>
#include <string_view>
#include <type_traits>
#include <ufb/detail/impossible.hpp>
#include <ufb/detail/quantities.hpp>
#include <ufb/detail/traits.hpp>

namespace ufb::detail {

template <std::integral I>
constexpr auto magnitude(I value) {
  using natural = std::make_unsigned_t<decltype(promoted(value))>;
  return value < 0 ? natural() - static_cast<natural>(value) : static_cast<natural>(value);
}

// Not <cmath>'s, which is a large header for one function. Constant expressions only where the compiler knows how (g++).
template <std::floating_point F>
constexpr F remainder(F value, F step) {
  if constexpr (std::is_same_v<F, float>) {
    return __builtin_fmodf(value, step);
  } else if constexpr (std::is_same_v<F, double>) {
    return __builtin_fmod(value, step);
  } else {
    return __builtin_fmodl(value, step);
  }
}

template <number V, number Step>
constexpr bool is_multiple(V value, Step step) {
  if constexpr (std::is_integral_v<V> && std::is_integral_v<Step>) {
    return magnitude(value) % magnitude(step) == 0;
  } else if constexpr (std::is_floating_point_v<V> && std::is_floating_point_v<Step>) {
    return remainder(static_cast<std::common_type_t<V, Step>>(value), static_cast<std::common_type_t<V, Step>>(step)) == 0;
  } else {
    return remainder(static_cast<long double>(value), static_cast<long double>(step)) == 0;
  }
}
template <duration V, duration Step>
constexpr bool is_multiple(const V& value, const Step& step) {
  if constexpr (count_alike<V, Step>) {
    return is_multiple(value.count(), step.count());
  } else if constexpr (count_whole<V, Step>) {
    const in_one_unit<V, Step> counts(value, step);
    return counts.left % counts.right == 0;
  } else {
    using unit = std::common_type_t<V, Step>;
    return is_multiple(unit(value).count(), unit(step).count());
  }
}

}  // namespace ufb::detail

namespace ufb::rules {

template <detail::amount Step>
class multiple_of {
 public:
  static constexpr std::string_view code = "multiple_of";

  /// Requires: a step greater than zero.
  explicit constexpr multiple_of(Step step) : step_(step) {
    if (!detail::less(0, detail::number_of(step))) detail::a_step_must_be_greater_than_zero();
  }

  template <class V>
  constexpr bool holds(const V& value) const noexcept(detail::read_nothrow<V>()) {
    static_assert(detail::amount<V> && detail::comparable<V, Step>,
                  "ufb: the rule 'multiple_of' applies to numbers, or to durations where its step is one");
    return detail::is_multiple(value, step_);
  }
  static constexpr std::string_view wording() { return "must be a multiple of {step}"; }
  template <class To>
  constexpr void arguments(To&& to) const {
    to("step", step_);
  }

 private:
  Step step_;
};

}  // namespace ufb::rules

namespace ufb {
using rules::multiple_of;
}
