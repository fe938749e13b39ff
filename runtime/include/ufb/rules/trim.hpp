// trim: a transform, not a rule: the setter drops blanks (space, \t, \n, \v, \f, \r) at both ends of a text before any rule sees it.
#pragma once

#include <cstddef>
#include <string_view>
#include <ufb/detail/characters.hpp>

namespace ufb::rules {

struct trim {
  constexpr trim operator()() const { return {}; }

  /// Returns: the part of the text without the blanks around it.
  static constexpr std::string_view view(std::string_view text) {
    while (!text.empty() && detail::is(text.front(), detail::blank)) text.remove_prefix(1);
    while (!text.empty() && detail::is(text.back(), detail::blank)) text.remove_suffix(1);
    return text;
  }

  /// Effects: the same in place, keeping the capacity.
  template <class Text>
  static constexpr void apply(Text& text) {
    const std::string_view kept = view(text);
    if (kept.size() == text.size()) return;
    const std::size_t start = kept.empty() ? 0 : static_cast<std::size_t>(kept.data() - text.data());
    const std::size_t length = kept.size();
    text.erase(start + length);
    text.erase(0, start);
  }
};

}  // namespace ufb::rules

namespace ufb {
inline constexpr rules::trim trim{};
}
