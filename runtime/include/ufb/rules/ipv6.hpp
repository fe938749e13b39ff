// ipv6: the text form of RFC 4291 §2.2, in each of its three spellings; no zone, no prefix length.
#pragma once

#include <cstddef>
#include <string_view>
#include <ufb/detail/characters.hpp>
#include <ufb/detail/traits.hpp>
#include <ufb/rules/ipv4.hpp>

namespace ufb::detail {

// Eight groups of 1 to 4 hex digits, or at most seven around one "::"; an IPv4 address may stand for the last two.
constexpr bool is_ipv6_address(std::string_view text) {
  bool compressed = false;
  int groups = 0;
  if (text.starts_with("::")) {
    compressed = true;
    text.remove_prefix(2);
    if (text.empty()) return true;
  }
  for (;;) {
    std::size_t digits = 0;
    while (digits != text.size() && digits < 5 && is(text[digits], hex)) ++digits;
    if (digits != text.size() && text[digits] == '.') {
      groups += 2;
      return is_ipv4_address(text) && (compressed ? groups <= 7 : groups == 8);
    }
    if (digits == 0 || digits > 4) return false;
    ++groups;
    text.remove_prefix(digits);
    if (text.empty()) return compressed ? groups <= 7 : groups == 8;
    if (text.starts_with("::")) {
      if (compressed) return false;
      compressed = true;
      text.remove_prefix(2);
      if (text.empty()) return groups <= 7;
    } else if (text[0] == ':') {
      text.remove_prefix(1);
    } else {
      return false;
    }
  }
}

}  // namespace ufb::detail

namespace ufb::rules {

/// Complexity: linear, one pass.
struct ipv6 {
  static constexpr std::string_view code = "ipv6";

  constexpr ipv6 operator()() const { return {}; }

  template <class V>
  constexpr bool holds(const V& value) const noexcept(detail::read_nothrow<V>()) {
    static_assert(detail::text<V>, "ufb: the rule 'ipv6' applies to text");
    return detail::is_ipv6_address(detail::view(value));
  }
  static constexpr std::string_view wording() { return "must be an IPv6 address"; }
};

}  // namespace ufb::rules

namespace ufb {
inline constexpr rules::ipv6 ipv6{};
}
