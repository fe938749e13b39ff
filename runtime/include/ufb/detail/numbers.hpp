// Comparing numbers of any two arithmetic types by their values: no sign is lost, no 64-bit integer is rounded, NaN compares false.
// Called by range, min, max and one_of.
#pragma once

#include <limits>
#include <type_traits>

namespace ufb::detail {

template <class V>
concept number = std::is_arithmetic_v<V>;

// float to double and every integer to at least int: exact, and fewer cases below.
template <number V>
constexpr auto promoted(V value) {
  if constexpr (std::is_same_v<V, float>) {
    return static_cast<double>(value);
  } else {
    return +value;
  }
}

// Is `integer` before (-1), at (0) or after (1) `real`? Requires: real is not NaN.
template <class I, class F>
constexpr int order(I integer, F real) {
  if constexpr (std::numeric_limits<F>::digits >= std::numeric_limits<I>::digits) {
    const F exact = static_cast<F>(integer);
    return exact < real ? -1 : exact > real ? 1 : 0;
  } else {
    constexpr F above = static_cast<F>((std::numeric_limits<I>::max)() / 2 + 1) * F(2);
    if (real >= above) return -1;
    if (real < static_cast<F>((std::numeric_limits<I>::min)())) return 1;
    const I whole = static_cast<I>(real);
    if (integer != whole) return integer < whole ? -1 : 1;
    const F back = static_cast<F>(whole);
    return back < real ? -1 : back > real ? 1 : 0;
  }
}

// As std::cmp_less_equal, which takes no integers of 128 bits.
template <class A, class B>
constexpr bool at_most_whole(A left, B right) {
  if constexpr (std::is_signed_v<A> == std::is_signed_v<B>) {
    return left <= right;
  } else if constexpr (std::is_signed_v<A>) {
    return left < 0 || static_cast<std::make_unsigned_t<A>>(left) <= right;
  } else {
    return right >= 0 && left <= static_cast<std::make_unsigned_t<B>>(right);
  }
}

template <class A, class B>
constexpr bool at_most_promoted(A left, B right) {
  if constexpr (std::is_integral_v<A> && std::is_integral_v<B>) {
    return at_most_whole(left, right);
  } else if constexpr (std::is_integral_v<A>) {
    return right == right && order(left, right) <= 0;
  } else if constexpr (std::is_integral_v<B>) {
    return left == left && order(right, left) >= 0;
  } else {
    return left <= right;
  }
}

// Returns: left <= right, false when either is NaN.
template <number A, number B>
constexpr bool at_most(A left, B right) {
  return at_most_promoted(promoted(left), promoted(right));
}

// Returns: whether both are the same number.
template <number A, number B>
constexpr bool equal(A left, B right) {
  return at_most(left, right) && at_most(right, left);
}

}  // namespace ufb::detail
