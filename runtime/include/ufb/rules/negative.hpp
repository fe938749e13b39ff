// negative: a number or duration below zero. NaN never holds.
#pragma once

#include <string_view>
#include <ufb/detail/quantities.hpp>
#include <ufb/detail/traits.hpp>

namespace ufb::rules {

struct negative {
  static constexpr std::string_view code = "negative";

  constexpr negative operator()() const { return {}; }

  template <class V>
  constexpr bool holds(const V& value) const noexcept(detail::read_nothrow<V>()) {
    static_assert(detail::amount<V>, "ufb: the rule 'negative' applies to numbers and durations");
    return detail::less(detail::number_of(value), 0);
  }
  static constexpr std::string_view wording() { return "must be negative"; }
};

}  // namespace ufb::rules

namespace ufb {
inline constexpr rules::negative negative{};
}
