// Arguments that no value can follow: reversed bounds, sizes below zero, bounds that are not numbers. The constructors of rules ask here, and
// what is wrong calls a function that is no constant expression: a schema with such a rule does not compile, and its name is the reason.
#pragma once

#include <cstddef>
#include <type_traits>
#include <ufb/detail/quantities.hpp>

namespace ufb::detail {

inline void the_lower_bound_of_this_rule_is_greater_than_the_upper_bound() {}
inline void a_size_must_not_be_negative() {}
inline void a_bound_must_be_a_number_and_not_nan() {}
inline void a_step_must_be_greater_than_zero() {}

// A size as it was written: below zero it would become a large one.
struct size_bound {
  std::size_t value;

  template <class N>
    requires(std::is_integral_v<N> || (std::is_enum_v<N> && std::is_convertible_v<N, std::size_t>))
  constexpr size_bound(N written) : value(static_cast<std::size_t>(written)) {
    if constexpr (std::is_signed_v<N>) {
      if (written < 0) a_size_must_not_be_negative();
    }
  }
};

constexpr void require_order(std::size_t least, std::size_t most) {
  if (least > most) the_lower_bound_of_this_rule_is_greater_than_the_upper_bound();
}

template <quantity V>
constexpr void require_number(const V& bound) {
  if (!at_most(bound, bound)) a_bound_must_be_a_number_and_not_nan();
}

template <quantity Low, quantity High>
constexpr void require_order(const Low& low, const High& high) {
  require_number(low);
  require_number(high);
  if constexpr (comparable<Low, High>) {
    if (less(high, low)) the_lower_bound_of_this_rule_is_greater_than_the_upper_bound();
  }
}

}  // namespace ufb::detail
