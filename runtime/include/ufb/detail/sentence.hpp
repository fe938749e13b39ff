// Sentences with {placeholders}: `must be at least {min} {min|byte|bytes} long`. Those of the rules are taken apart by the compiler, those of
// users when they are needed. Called where a violation gets its message.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <ufb/detail/composed.hpp>

namespace ufb::detail {

// Plain text and the placeholder after it. What is not there has no data().
struct piece {
  std::string_view plain;
  std::string_view name;   // of {name}; the last piece has none
  std::string_view one;    // of {name|one|other}, what stands for 1
  std::string_view other;  // and for all else
};

// Effects: takes the first piece off the text. What looks like a placeholder and is none is plain.
constexpr piece take_piece(std::string_view& text) {
  const auto find = [text](char c, std::size_t from) {
    while (from != text.size() && text[from] != c) ++from;
    return from;
  };
  const auto between = [text](std::size_t from, std::size_t to) { return text.substr(from, to - from); };
  piece taken{text, {}, {}, {}};
  for (std::size_t open = find('{', 0); open != text.size(); open = find('{', open + 1)) {
    const std::size_t close = find('}', open + 1);
    if (close == text.size()) break;
    const std::size_t first = find('|', open + 1);
    const std::size_t second = first < close ? find('|', first + 1) : first;
    if (first < close && second >= close) continue;  // {name|one}
    taken.plain = between(0, open);
    if (first < close) {
      taken.name = between(open + 1, first);
      taken.one = between(first + 1, second);
      taken.other = between(second + 1, close);
    } else {
      taken.name = between(open + 1, close);
    }
    text.remove_prefix(close + 1);
    return taken;
  }
  text = {};
  return taken;
}

// A rule's sentence.
struct phrase {
  std::array<piece, 4> pieces{};
  std::size_t count = 0;

  explicit constexpr phrase(std::string_view text) {
    do pieces[count++] = take_piece(text);
    while (!text.empty());
  }
};

// What a violation has to put in the place of names.
struct placeable {
  std::string_view path;
  std::string_view code;
  std::string_view value;
  std::string_view arguments;  // name NUL value NUL, and so on
};

// Effects: appends the text, its placeholders filled; those that have no such name stay as they are.
void fill(composed& out, std::string_view text, const placeable& from);

}  // namespace ufb::detail
