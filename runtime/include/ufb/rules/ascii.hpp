// ascii: a text of bytes below 128 only. An empty text is one.
#pragma once

#include <string_view>
#include <ufb/detail/traits.hpp>

namespace ufb::detail {

constexpr bool is_ascii(std::string_view text) {
  unsigned seen = 0;
  for (const char c : text) seen |= static_cast<unsigned char>(c);
  return seen < 0x80;
}

}  // namespace ufb::detail

namespace ufb::rules {

/// Complexity: linear, one pass.
struct ascii {
  static constexpr std::string_view code = "ascii";

  constexpr ascii operator()() const { return {}; }

  template <class V>
  constexpr bool holds(const V& value) const noexcept(detail::read_nothrow<V>()) {
    static_assert(detail::text<V>, "ufb: the rule 'ascii' applies to text");
    return detail::is_ascii(detail::view(value));
  }
  static constexpr std::string_view wording() { return "must be ASCII"; }
};

}  // namespace ufb::rules

namespace ufb {
inline constexpr rules::ascii ascii{};
}
