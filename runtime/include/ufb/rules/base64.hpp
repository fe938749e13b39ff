// base64: RFC 4648 §4: its alphabet alone, without line ends, padded, and the bits that are left over zero, so that no two texts are of the
// same bytes (§3.5). An empty text is one, of no bytes.
#pragma once

#include <cstddef>
#include <string_view>
#include <ufb/detail/characters.hpp>
#include <ufb/detail/traits.hpp>

namespace ufb::detail {

constexpr bool is_base64(std::string_view text) {
  if (text.size() % 4 != 0) return false;
  std::string_view last_of_digits;  // those whose unused bits are zero
  if (text.ends_with("==")) {
    text.remove_suffix(2);
    last_of_digits = "AQgw";
  } else if (text.ends_with('=')) {
    text.remove_suffix(1);
    last_of_digits = "AEIMQUYcgkosw048";
  }
  for (const char c : text) {
    if (!is(c, alpha | digit) && c != '+' && c != '/') return false;
  }
  return last_of_digits.empty() || last_of_digits.find(text.back()) != std::string_view::npos;
}

}  // namespace ufb::detail

namespace ufb::rules {

/// Complexity: linear, one pass.
struct base64 {
  static constexpr std::string_view code = "base64";

  constexpr base64 operator()() const { return {}; }

  template <class V>
  constexpr bool holds(const V& value) const noexcept(detail::read_nothrow<V>()) {
    static_assert(detail::text<V>, "ufb: the rule 'base64' applies to text");
    return detail::is_base64(detail::view(value));
  }
  static constexpr std::string_view wording() { return "must be base64"; }
};

}  // namespace ufb::rules

namespace ufb {
inline constexpr rules::base64 base64{};
}
