// alphanumeric: a text of ASCII letters and digits only. An empty text is one: `not_empty` says that there must be some.
#pragma once

#include <string_view>
#include <ufb/detail/characters.hpp>
#include <ufb/detail/traits.hpp>

namespace ufb::detail {

constexpr bool is_alphanumeric(std::string_view text) {
  for (const char c : text) {
    if (!is(c, alpha | digit)) return false;
  }
  return true;
}

}  // namespace ufb::detail

namespace ufb::rules {

/// Complexity: linear, one pass.
struct alphanumeric {
  static constexpr std::string_view code = "alphanumeric";

  constexpr alphanumeric operator()() const { return {}; }

  template <class V>
  constexpr bool holds(const V& value) const noexcept(detail::read_nothrow<V>()) {
    static_assert(detail::text<V>, "ufb: the rule 'alphanumeric' applies to text");
    return detail::is_alphanumeric(detail::view(value));
  }
  static constexpr std::string_view wording() { return "must have letters and digits only"; }
};

}  // namespace ufb::rules

namespace ufb {
inline constexpr rules::alphanumeric alphanumeric{};
}
