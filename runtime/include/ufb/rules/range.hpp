// range(low, high): a number between two bounds, both included.
// Bounds and value may be of any arithmetic types and are compared by value; NaN never holds.
#pragma once

#include <string>
#include <string_view>
#include <ufb/detail/numbers.hpp>
#include <ufb/detail/show.hpp>

namespace ufb::rules {

template <detail::number Low, detail::number High>
class range {
 public:
  static constexpr std::string_view code = "range";

  constexpr range(Low low, High high) : low_(low), high_(high) {}

  template <class V>
  constexpr bool holds(const V& value) const {
    static_assert(detail::number<V>, "ufb: the rule 'range' applies to numbers");
    return detail::at_most(low_, value) && detail::at_most(value, high_);
  }
  std::string message() const { return detail::joined({"must be between ", detail::show(low_), " and ", detail::show(high_)}); }

 private:
  Low low_;
  High high_;
};

}  // namespace ufb::rules

namespace ufb {
using rules::range;
}
