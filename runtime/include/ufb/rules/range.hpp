// range(low, high): a number, duration or time point between two bounds, both included.
// Bounds and value may be of any types of their kind and are compared by value; NaN never holds.
#pragma once

#include <string_view>
#include <ufb/detail/impossible.hpp>
#include <ufb/detail/quantities.hpp>
#include <ufb/detail/traits.hpp>

namespace ufb::rules {

template <detail::quantity Low, detail::quantity High>
class range {
 public:
  static constexpr std::string_view code = "range";

  /// Requires: low <= high.
  constexpr range(Low low, High high) : low_(low), high_(high) { detail::require_order(low, high); }

  template <class V>
  constexpr bool holds(const V& value) const noexcept(detail::read_nothrow<V>()) {
    static_assert(detail::comparable<V, Low> && detail::comparable<V, High>,
                  "ufb: the rule 'range' applies to numbers, or to durations or time points like its bounds");
    return detail::at_most(low_, value) && detail::at_most(value, high_);
  }
  static constexpr std::string_view wording() { return "must be between {min} and {max}"; }
  template <class To>
  constexpr void arguments(To&& to) const {
    to("min", low_);
    to("max", high_);
  }

 private:
  Low low_;
  High high_;
};

}  // namespace ufb::rules

namespace ufb {
using rules::range;
}
