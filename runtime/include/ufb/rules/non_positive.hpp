// non_positive: a number or duration of zero or below. NaN never holds.
#pragma once

#include <string_view>
#include <ufb/detail/quantities.hpp>
#include <ufb/detail/traits.hpp>

namespace ufb::rules {

struct non_positive {
  static constexpr std::string_view code = "non_positive";

  constexpr non_positive operator()() const { return {}; }

  template <class V>
  constexpr bool holds(const V& value) const noexcept(detail::read_nothrow<V>()) {
    static_assert(detail::amount<V>, "ufb: the rule 'non_positive' applies to numbers and durations");
    return detail::at_most(detail::number_of(value), 0);
  }
  static constexpr std::string_view wording() { return "must not be positive"; }
};

}  // namespace ufb::rules

namespace ufb {
inline constexpr rules::non_positive non_positive{};
}
