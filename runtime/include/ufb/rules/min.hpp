// min(bound): a number, duration or time point of at least `bound`.
// Bound and value may be of any two types of their kind and are compared by value; NaN never holds.
#pragma once

#include <string_view>
#include <ufb/detail/config.hpp>
#include <ufb/detail/impossible.hpp>
#include <ufb/detail/quantities.hpp>
#include <ufb/detail/traits.hpp>

namespace ufb::rules {

template <detail::quantity Bound>
class min {
 public:
  static constexpr std::string_view code = "min";

  /// Requires: a bound that is not NaN.
  explicit constexpr min UFB_NOT_A_MACRO(Bound bound) : bound_(bound) { detail::require_number(bound); }

  template <class V>
  constexpr bool holds(const V& value) const noexcept(detail::read_nothrow<V>()) {
    static_assert(detail::comparable<V, Bound>, "ufb: the rule 'min' applies to numbers, or to durations or time points like its bound");
    return detail::at_most(bound_, value);
  }
  static constexpr std::string_view wording() { return "must be at least {min}"; }
  template <class To>
  constexpr void arguments(To&& to) const {
    to("min", bound_);
  }

 private:
  Bound bound_;
};

}  // namespace ufb::rules

namespace ufb {
using rules::min;
}
