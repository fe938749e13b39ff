// The classes of ASCII characters that the formats and trim are written in, as one table of bits.
// A class is a row of `characters`; the scanners in rules/ ask `is(c, class)`.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ufb::detail {

enum class_of : std::uint8_t {
  digit = 1,
  hex = 2,
  alpha = 4,
  label = 8,        // letters, digits and '-'
  atom = 16,        // the local part of an e-mail address: WHATWG HTML
  unreserved = 32,  // RFC 3986 §2.3
  sub_delim = 64,   // RFC 3986 §2.2
  blank = 128,      // space, \t, \n, \v, \f, \r
};

inline constexpr auto characters = [] {
  std::array<std::uint8_t, 256> table{};
  auto add = [&table](std::string_view members, unsigned classes) {
    for (const char c : members) {
      auto& row = table[static_cast<unsigned char>(c)];
      row = static_cast<std::uint8_t>(row | classes);
    }
  };
  add("0123456789", digit | hex | label | atom | unreserved);
  add("abcdefABCDEF", hex);
  add("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", alpha | label | atom | unreserved);
  add("-", label | atom | unreserved);
  add(".!#$%&'*+/=?^_`{|}~", atom);
  add("._~", unreserved);
  add("!$&'()*+,;=", sub_delim);
  add(" \t\n\v\f\r", blank);
  return table;
}();

constexpr bool is(char c, unsigned classes) { return (characters[static_cast<unsigned char>(c)] & classes) != 0; }

}  // namespace ufb::detail
