// json_pointer: a JSON pointer by RFC 6901: tokens that each start with a slash, ~ only as ~0 and ~1, the rest UTF-8. An empty text is one.
#pragma once

#include <cstddef>
#include <string_view>
#include <ufb/detail/traits.hpp>
#include <ufb/detail/utf8.hpp>

namespace ufb::detail {

constexpr bool is_json_pointer(std::string_view text) {
  if (text.empty()) return true;
  if (text.front() != '/') return false;
  for (std::size_t at = 0; at != text.size(); ++at) {
    if (text[at] == '~' && (at + 1 == text.size() || (text[at + 1] != '0' && text[at + 1] != '1'))) return false;
  }
  return code_points(text) != not_utf8;
}

}  // namespace ufb::detail

namespace ufb::rules {

/// Complexity: linear.
struct json_pointer {
  static constexpr std::string_view code = "json_pointer";

  constexpr json_pointer operator()() const { return {}; }

  template <class V>
  constexpr bool holds(const V& value) const noexcept(detail::read_nothrow<V>()) {
    static_assert(detail::text<V>, "ufb: the rule 'json_pointer' applies to text");
    return detail::is_json_pointer(detail::view(value));
  }
  static constexpr std::string_view wording() { return "must be a JSON pointer"; }
};

}  // namespace ufb::rules

namespace ufb {
inline constexpr rules::json_pointer json_pointer{};
}
