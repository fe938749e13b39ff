// positive: a number or duration above zero. NaN never holds.
#pragma once

#include <string_view>
#include <ufb/detail/quantities.hpp>
#include <ufb/detail/traits.hpp>

namespace ufb::rules {

struct positive {
  static constexpr std::string_view code = "positive";

  constexpr positive operator()() const { return {}; }

  template <class V>
  constexpr bool holds(const V& value) const noexcept(detail::read_nothrow<V>()) {
    static_assert(detail::amount<V>, "ufb: the rule 'positive' applies to numbers and durations");
    return detail::less(0, detail::number_of(value));
  }
  static constexpr std::string_view wording() { return "must be positive"; }
};

}  // namespace ufb::rules

namespace ufb {
inline constexpr rules::positive positive{};
}
