// to_lower: a transform, not a rule: the setter puts the ASCII letters of a text in lower case before any rule sees it. Other bytes stay.
#pragma once

namespace ufb::rules {

struct to_lower {
  constexpr to_lower operator()() const { return {}; }

  /// Effects: changes the text in place.
  template <class Text>
  static constexpr void apply(Text& text) {
    for (char& c : text) c = 'A' <= c && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  }
};

}  // namespace ufb::rules

namespace ufb {
inline constexpr rules::to_lower to_lower{};
}
