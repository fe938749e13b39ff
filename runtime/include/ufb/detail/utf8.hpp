// Well-formed UTF-8 by RFC 3629, one code point at a time: no surrogates, nothing overlong, nothing above U+10FFFF.
// Called by the rules that count or demand characters, and where messages show text.
#pragma once

#include <cstddef>
#include <string_view>

namespace ufb::detail {

// The bytes of the sequence `text` starts with, 0 when it starts with none.
constexpr std::size_t utf8_sequence(std::string_view text) {
  const auto byte = [text](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const auto continues = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) { return byte(i) >= low && byte(i) <= high; };
  const unsigned lead = byte(0);
  if (lead < 0x80) return text.empty() ? 0 : 1;
  if (lead >= 0xC2 && lead <= 0xDF) return continues(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    return continues(1, lead == 0xE0 ? 0xA0U : 0x80U, lead == 0xED ? 0x9FU : 0xBFU) && continues(2) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    return continues(1, lead == 0xF0 ? 0x90U : 0x80U, lead == 0xF4 ? 0x8FU : 0xBFU) && continues(2) && continues(3) ? 4 : 0;
  }
  return 0;
}

inline constexpr std::size_t not_utf8 = static_cast<std::size_t>(-1);

// Returns: the code points of the text, or not_utf8.
constexpr std::size_t code_points(std::string_view text) {
  std::size_t points = 0;
  for (std::size_t at = 0; at != text.size(); ++points) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const std::size_t bytes = utf8_sequence(text.substr(at));
    if (bytes == 0) return not_utf8;
    at += bytes;
  }
  return points;
}

}  // namespace ufb::detail
