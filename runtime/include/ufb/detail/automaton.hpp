// A finished automaton: the bytes of a text lead from state to state, and the last state says whether the text matches.
// Made from a pattern by detail/regex.hpp or by the tool, and asked by the rule `pattern`.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace ufb::detail {

// A row a state, a cell a class of bytes, and a last cell that is '1' where a text may end. The other cells say which state is next, as
// characters from '0' on: '1' is the state of the first row, where a text begins, and '0' is no state: nothing that follows can match.
class automaton {
 public:
  static constexpr char none = '0';
  static constexpr char cell(std::size_t state) { return static_cast<char>(state + '0'); }

  // The classes as three characters each, "AZ2": the first byte, the last one, and the class of these, from '0' on. All other bytes are of
  // class 0. Both texts are literals.
  template <std::size_t Size>
  consteval automaton(const char (&classes)[Size], const char* rows) : rows_(rows) {
    for (std::size_t i = 0; i + 2 < Size; i += 3) {
      const unsigned char of = static_cast<unsigned char>(classes[i + 2] - '0');
      for (unsigned byte = number(classes[i]); byte <= number(classes[i + 1]); ++byte) classes_[byte] = of;
      if (of >= width_ - 1) width_ = of + 2U;
    }
  }
  constexpr automaton(const std::array<unsigned char, 256>& classes, std::size_t width, const char* rows)
      : classes_(classes), width_(width), rows_(rows) {}

  // Complexity: linear in the text.
  constexpr bool matches(std::string_view text) const {
    const char* row = rows_;
    char here = '1';
    for (const char byte : text) {
      const char next = row[classes_[number(byte)]];
      // Most bytes stay in their state or go on to the one behind it. Asked as questions, these are predicted; were the row taken from the
      // cell, each byte would wait for the one before it.
      if (next == here) {
        keep_apart();
      } else if (next == static_cast<char>(here + 1)) {
        keep_apart();
        here = next;
        row += width_;
      } else if (next == none) {
        return false;
      } else {
        here = next;
        row = rows_ + static_cast<unsigned char>(here - '1') * width_;
      }
    }
    return row[width_ - 1] == '1';
  }

 private:
  static constexpr unsigned char number(char byte) { return static_cast<unsigned char>(byte); }

  // Without it compilers see that all branches do the same, and take the row from the cell.
  static constexpr void keep_apart() {
    if (!__builtin_is_constant_evaluated()) asm volatile("");
  }

  std::array<unsigned char, 256> classes_{};
  std::size_t width_ = 2;  // of a row: the classes, and the end
  const char* rows_;
};

}  // namespace ufb::detail
