// utf8: a text that is well-formed UTF-8 by RFC 3629. An empty text is.
#pragma once

#include <string_view>
#include <ufb/detail/traits.hpp>
#include <ufb/detail/utf8.hpp>

namespace ufb::detail {

constexpr bool is_utf8(std::string_view text) { return code_points(text) != not_utf8; }

}  // namespace ufb::detail

namespace ufb::rules {

/// Complexity: linear, one pass.
struct utf8 {
  static constexpr std::string_view code = "utf8";

  constexpr utf8 operator()() const { return {}; }

  template <class V>
  constexpr bool holds(const V& value) const noexcept(detail::read_nothrow<V>()) {
    static_assert(detail::text<V>, "ufb: the rule 'utf8' applies to text");
    return detail::is_utf8(detail::view(value));
  }
  static constexpr std::string_view wording() { return "must be UTF-8"; }
};

}  // namespace ufb::rules

namespace ufb {
inline constexpr rules::utf8 utf8{};
}
