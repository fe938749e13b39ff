// What has a size to compare: numbers, and the durations and time points of std::chrono. Those are known by their shape, so that a program
// without them does not pay for <chrono>. Called by min, max, range and the other rules of numbers.
#pragma once

#include <concepts>
#include <ratio>
#include <type_traits>
#include <ufb/detail/numbers.hpp>

namespace ufb::detail {

template <class V>
concept duration = requires(const V& value) {
  typename V::rep;
  V::period::num;
  value.count();
} && number<typename V::rep>;

template <class V>
concept time_point = requires(const V& value) {
  typename V::clock;
  value.time_since_epoch();
} && duration<typename V::duration>;

template <class V>
concept quantity = number<V> || duration<V> || time_point<V>;

// Has a sign: that of a time point would be its clock's.
template <class V>
concept amount = number<V> || duration<V>;

template <amount V>
constexpr auto number_of(const V& value) {
  if constexpr (duration<V>) {
    return value.count();
  } else {
    return value;
  }
}

// Two quantities of one kind, that is, which of them is more can be asked.
template <class A, class B>
concept comparable = (number<A> && number<B>) || (duration<A> && duration<B>) ||
                     (time_point<A> && time_point<B> && requires { requires std::is_same_v<typename A::clock, typename B::clock>; });

// The product of any count and any ratio.
__extension__ typedef __int128 wide;
__extension__ typedef unsigned __int128 unsigned_wide;

// Integers that are numbers to the standard library only with the compiler's extensions.
template <class V>
inline constexpr bool is_wide = std::is_same_v<V, wide> || std::is_same_v<V, unsigned_wide>;

// The counts of two durations in a unit that both are multiples of: <chrono> would overflow, and call 300 years less than 1 ns.
template <class A, class B>
struct in_one_unit {
  using ratio = std::ratio_divide<typename A::period, typename B::period>;
  wide left;
  wide right;

  constexpr in_one_unit(const A& one, const B& other)
      : left(static_cast<wide>(one.count()) * ratio::num), right(static_cast<wide>(other.count()) * ratio::den) {}
};

template <class A, class B>
inline constexpr bool count_alike = std::ratio_equal_v<typename A::period, typename B::period>;
template <class A, class B>
inline constexpr bool count_whole = std::is_integral_v<typename A::rep> && std::is_integral_v<typename B::rep>;

// Returns: left <= right, false when either is NaN.
template <duration A, duration B>
constexpr bool at_most(const A& left, const B& right) {
  if constexpr (count_alike<A, B>) {
    return at_most(left.count(), right.count());
  } else if constexpr (count_whole<A, B>) {
    const in_one_unit<A, B> counts(left, right);
    return counts.left <= counts.right;
  } else {
    return left <= right;
  }
}
template <time_point A, time_point B>
constexpr bool at_most(const A& left, const B& right) {
  return at_most(left.time_since_epoch(), right.time_since_epoch());
}

// Returns: left < right, false when either is NaN.
template <class A, class B>
  requires comparable<A, B>
constexpr bool less(const A& left, const B& right) {
  if constexpr (std::is_floating_point_v<A> && std::is_floating_point_v<B>) {
    return left < right;
  } else {
    return at_most(left, right) && !at_most(right, left);
  }
}

}  // namespace ufb::detail
