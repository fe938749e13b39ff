// hostname: a host name by RFC 1123 §2.1: labels of letters, digits and inner hyphens, 1 to 63 bytes each, 253 in all, no dot at the end.
// Labels may be numbers, but four of them are an address and no name. A-labels are not decoded.
#pragma once

#include <cstddef>
#include <string_view>
#include <ufb/detail/characters.hpp>
#include <ufb/detail/traits.hpp>

namespace ufb::detail {

// Returns: the end of the label that starts at `at`, nullptr where none does: 1 to 63 letters, digits and inner hyphens.
constexpr const char* end_of_label(const char* at, const char* end) {
  const char* const start = at;
  while (at != end && is(*at, label)) ++at;
  return at == start || at - start > 63 || *start == '-' || at[-1] == '-' ? nullptr : at;
}

constexpr bool is_hostname(std::string_view text) {
  if (text.size() > 253) return false;
  const char* at = text.data();
  const char* const end = at + text.size();
  bool only_digits = true;
  for (int labels = 1;; ++labels) {
    const char* const start = at;
    at = end_of_label(at, end);
    if (at == nullptr) return false;
    for (const char* each = start; only_digits && each != at; ++each) only_digits = is(*each, digit);
    if (at == end) return !(only_digits && labels == 4);
    if (*at++ != '.') return false;
  }
}

}  // namespace ufb::detail

namespace ufb::rules {

/// Complexity: linear, one pass.
struct hostname {
  static constexpr std::string_view code = "hostname";

  constexpr hostname operator()() const { return {}; }

  template <class V>
  constexpr bool holds(const V& value) const noexcept(detail::read_nothrow<V>()) {
    static_assert(detail::text<V>, "ufb: the rule 'hostname' applies to text");
    return detail::is_hostname(detail::view(value));
  }
  static constexpr std::string_view wording() { return "must be a host name"; }
};

}  // namespace ufb::rules

namespace ufb {
inline constexpr rules::hostname hostname{};
}
