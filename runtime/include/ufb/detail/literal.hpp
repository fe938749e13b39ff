// A string literal as a template argument: pattern<"[0-9]+">. Used by rules whose work depends on the text alone.
// Structural, so that equal texts are the same type in every translation unit.
#pragma once

#include <cstddef>
#include <string_view>

namespace ufb::detail {

template <std::size_t Size>
struct literal {
  char characters[Size];

  consteval literal(const char (&text)[Size]) : characters{} {
    for (std::size_t i = 0; i != Size; ++i) characters[i] = text[i];
  }
  constexpr std::string_view view() const { return {characters, Size - 1}; }
};

}  // namespace ufb::detail
