// What is copied into such a text, and out of it. See composed.hpp.
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <ufb/detail/composed.hpp>

namespace ufb::detail {

namespace {

template <class Word>
void copy_ends(char* to, const char* from, std::size_t bytes) {
  Word first;
  Word last;
  std::memcpy(&first, from, sizeof(Word));
  std::memcpy(&last, from + bytes - sizeof(Word), sizeof(Word));
  std::memcpy(to, &first, sizeof(Word));
  std::memcpy(to + bytes - sizeof(Word), &last, sizeof(Word));
}

}  // namespace

void composed::append_unknown(std::string_view text) {
  const std::size_t bytes = text.size();
  // Most are so short that a call would be most of it.
  if (bytes > 16 || !has_room(bytes)) return append_long(text);
  if (bytes >= 8) {
    copy_ends<std::uint64_t>(at_, text.data(), bytes);
  } else if (bytes >= 4) {
    copy_ends<std::uint32_t>(at_, text.data(), bytes);
  } else if (bytes >= 2) {
    copy_ends<std::uint16_t>(at_, text.data(), bytes);
  } else if (bytes == 1) {
    *at_ = text.front();
  }
  at_ += bytes;
}

void composed::append_long(std::string_view text) {
  char* const to = room(text.size());
  text.copy(to, text.size());
  at_ = to + text.size();
}

std::string composed::long_string(std::size_t from, std::size_t to) const { return std::string(slice(from, to)); }

void composed::grow(std::size_t bytes) {
  const std::size_t used = size();
  const std::size_t capacity = std::max(used + bytes, 2 * used);
  char* const begin = new char[capacity + slack];
  std::copy(begin_, at_, begin);
  if (begin_ != here_) delete[] begin_;
  begin_ = begin;
  at_ = begin + used;
  end_ = begin + capacity;
}

void append_without_nul(composed& out, std::string_view text) {
  constexpr std::string_view nul = "\\x00";
  char* to = out.room(text.size() * nul.size());
  for (const char c : text) {
    if (c == '\0') {
      to += nul.copy(to, nul.size());
    } else {
      *to++ = c;
    }
  }
  out.append_until(to);
}

}  // namespace ufb::detail
