// non_negative: a number or duration of zero or above. NaN never holds.
#pragma once

#include <string_view>
#include <ufb/detail/quantities.hpp>
#include <ufb/detail/traits.hpp>

namespace ufb::rules {

struct non_negative {
  static constexpr std::string_view code = "non_negative";

  constexpr non_negative operator()() const { return {}; }

  template <class V>
  constexpr bool holds(const V& value) const noexcept(detail::read_nothrow<V>()) {
    static_assert(detail::amount<V>, "ufb: the rule 'non_negative' applies to numbers and durations");
    return detail::at_most(0, detail::number_of(value));
  }
  static constexpr std::string_view wording() { return "must not be negative"; }
};

}  // namespace ufb::rules

namespace ufb {
inline constexpr rules::non_negative non_negative{};
}
