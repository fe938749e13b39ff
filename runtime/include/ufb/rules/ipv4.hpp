// ipv4: four numbers of 0 to 255 with dots between, RFC 2673 §3.2. A zero before another digit is not taken: some would read octal.
#pragma once

#include <cstddef>
#include <string_view>
#include <ufb/detail/characters.hpp>
#include <ufb/detail/traits.hpp>

namespace ufb::detail {

// dec-octet "." dec-octet "." dec-octet "." dec-octet; "01" and "256" are none.
constexpr bool is_ipv4_address(std::string_view text) {
  for (int octets = 1;; ++octets) {
    std::size_t digits = 0;
    unsigned value = 0;
    while (digits != text.size() && digits < 4 && is(text[digits], digit)) value = value * 10 + static_cast<unsigned>(text[digits++] - '0');
    if (digits == 0 || digits > 3 || value > 255 || (digits > 1 && text[0] == '0')) return false;
    text.remove_prefix(digits);
    if (octets == 4) return text.empty();
    if (text.empty() || text[0] != '.') return false;
    text.remove_prefix(1);
  }
}

}  // namespace ufb::detail

namespace ufb::rules {

/// Complexity: linear, one pass.
struct ipv4 {
  static constexpr std::string_view code = "ipv4";

  constexpr ipv4 operator()() const { return {}; }

  template <class V>
  constexpr bool holds(const V& value) const noexcept(detail::read_nothrow<V>()) {
    static_assert(detail::text<V>, "ufb: the rule 'ipv4' applies to text");
    return detail::is_ipv4_address(detail::view(value));
  }
  static constexpr std::string_view wording() { return "must be an IPv4 address"; }
};

}  // namespace ufb::rules

namespace ufb {
inline constexpr rules::ipv4 ipv4{};
}
