// less_than(bound): a number, duration or time point below `bound`, which itself does not hold.
// Bound and value may be of any two types of their kind and are compared by value; NaN never holds.
#pragma once

#include <string_view>
#include <ufb/detail/impossible.hpp>
#include <ufb/detail/quantities.hpp>
#include <ufb/detail/traits.hpp>

namespace ufb::rules {

template <detail::quantity Bound>
class less_than {
 public:
  static constexpr std::string_view code = "less_than";

  /// Requires: a bound that is not NaN.
  explicit constexpr less_than(Bound bound) : bound_(bound) { detail::require_number(bound); }

  template <class V>
  constexpr bool holds(const V& value) const noexcept(detail::read_nothrow<V>()) {
    static_assert(detail::comparable<V, Bound>,
                  "ufb: the rule 'less_than' applies to numbers, or to durations or time points like its bound");
    return detail::less(value, bound_);
  }
  static constexpr std::string_view wording() { return "must be less than {bound}"; }
  template <class To>
  constexpr void arguments(To&& to) const {
    to("bound", bound_);
  }

 private:
  Bound bound_;
};

}  // namespace ufb::rules

namespace ufb {
using rules::less_than;
}
