// Sentences with {placeholders}: `must be at least {min} {min|byte|bytes} long`. Those of the rules are taken apart by the compiler, those of
// users when they are needed. Called where a violation gets its message.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <ufb/detail/composed.hpp>
#include <utility>

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
  const char* const begin = text.data();
  const char* const end = begin + text.size();
  const auto find = [](char c, const char* from, const char* to) {
    while (from != to && *from != c) ++from;
    return from;
  };
  const auto between = [](const char* from, const char* to) { return std::string_view(from, static_cast<std::size_t>(to - from)); };
  for (const char* open = find('{', begin, end); open != end; open = find('{', open + 1, end)) {
    const char* const close = find('}', open + 1, end);
    if (close == end) break;
    const char* const first = find('|', open + 1, close);
    if (first == close) {
      text = between(close + 1, end);
      return {between(begin, open), between(open + 1, close), {}, {}};
    }
    const char* const second = find('|', first + 1, close);
    if (second == close) continue;  // {name|one}
    text = between(close + 1, end);
    return {between(begin, open), between(open + 1, first), between(first + 1, second), between(second + 1, close)};
  }
  return {std::exchange(text, {}), {}, {}, {}};
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
