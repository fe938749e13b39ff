// uppercase: a text without small ASCII letters, one that to_upper would not change. An empty text is one.
#pragma once

#include <string_view>
#include <ufb/detail/traits.hpp>

namespace ufb::detail {

constexpr bool is_uppercase(std::string_view text) {
  bool has_lowercase = false;
  for (const char c : text) has_lowercase |= 'a' <= c && c <= 'z';
  return !has_lowercase;
}

}  // namespace ufb::detail

namespace ufb::rules {

/// Complexity: linear, one pass.
struct uppercase {
  static constexpr std::string_view code = "uppercase";

  constexpr uppercase operator()() const { return {}; }

  template <class V>
  constexpr bool holds(const V& value) const noexcept(detail::read_nothrow<V>()) {
    static_assert(detail::text<V>, "ufb: the rule 'uppercase' applies to text");
    return detail::is_uppercase(detail::view(value));
  }
  static constexpr std::string_view wording() { return "must be in upper case"; }
};

}  // namespace ufb::rules

namespace ufb {
inline constexpr rules::uppercase uppercase{};
}
