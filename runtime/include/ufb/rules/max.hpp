// max(bound): a number, duration or time point of at most `bound`.
// Bound and value may be of any two types of their kind and are compared by value; NaN never holds.
#pragma once

#include <string_view>
#include <ufb/detail/config.hpp>
#include <ufb/detail/impossible.hpp>
#include <ufb/detail/quantities.hpp>
#include <ufb/detail/traits.hpp>

namespace ufb::rules {

template <detail::quantity Bound>
class max {
 public:
  static constexpr std::string_view code = "max";

  /// Requires: a bound that is not NaN.
  explicit constexpr max UFB_NOT_A_MACRO(Bound bound) : bound_(bound) { detail::require_number(bound); }

  template <class V>
  constexpr bool holds(const V& value) const noexcept(detail::read_nothrow<V>()) {
    static_assert(detail::comparable<V, Bound>, "ufb: the rule 'max' applies to numbers, or to durations or time points like its bound");
    return detail::at_most(value, bound_);
  }
  static constexpr std::string_view wording() { return "must be at most {max}"; }
  template <class To>
  constexpr void arguments(To&& to) const {
    to("max", bound_);
  }

 private:
  Bound bound_;
};

}  // namespace ufb::rules

namespace ufb {
using rules::max;
}
