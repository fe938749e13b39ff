// to_upper: a transform, not a rule: the setter puts the ASCII letters of a text in upper case before any rule sees it. Other bytes stay.
#pragma once

namespace ufb::rules {

struct to_upper {
  constexpr to_upper operator()() const { return {}; }

  /// Effects: changes the text in place.
  template <class Text>
  static constexpr void apply(Text& text) {
    for (char& c : text) c = 'a' <= c && c <= 'z' ? static_cast<char>(c & ~0x20) : c;
  }
};

}  // namespace ufb::rules

namespace ufb {
inline constexpr rules::to_upper to_upper{};
}
