// lowercase: a text without ASCII capitals, one that to_lower would not change. An empty text is one.
#pragma once

#include <string_view>
#include <ufb/detail/traits.hpp>

namespace ufb::detail {

constexpr bool is_lowercase(std::string_view text) {
  bool capitals = false;
  for (const char c : text) capitals |= 'A' <= c && c <= 'Z';
  return !capitals;
}

}  // namespace ufb::detail

namespace ufb::rules {

/// Complexity: linear, one pass.
struct lowercase {
  static constexpr std::string_view code = "lowercase";

  constexpr lowercase operator()() const { return {}; }

  template <class V>
  constexpr bool holds(const V& value) const noexcept(detail::read_nothrow<V>()) {
    static_assert(detail::text<V>, "ufb: the rule 'lowercase' applies to text");
    return detail::is_lowercase(detail::view(value));
  }
  static constexpr std::string_view wording() { return "must be in lower case"; }
};

}  // namespace ufb::rules

namespace ufb {
inline constexpr rules::lowercase lowercase{};
}
