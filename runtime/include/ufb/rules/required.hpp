// required: the builder must set the field, and an optional, pointer or other holder must hold something when validated.
// Text and containers may still be empty: that is not_empty.
#pragma once

#include <string_view>
#include <ufb/detail/traits.hpp>

namespace ufb::detail {

template <class V>
inline constexpr bool seen_nothrow = !nullable<V> || variant<V> || requires(const V& value) { { static_cast<bool>(value) } noexcept; };

}  // namespace ufb::detail

namespace ufb::rules {

struct required {
  static constexpr std::string_view code = "required";
  static constexpr bool sees_absence = true;  // asked also when there is no value to look through to

  constexpr required operator()() const { return {}; }

  template <class V>
  constexpr bool holds(const V& value) const noexcept(detail::seen_nothrow<V>) {
    if constexpr (detail::nullable<V>) {
      return detail::present(value);
    } else {
      return true;
    }
  }
  static constexpr std::string_view wording() { return "must be set"; }
};

}  // namespace ufb::rules

namespace ufb {
inline constexpr rules::required required{};
}
