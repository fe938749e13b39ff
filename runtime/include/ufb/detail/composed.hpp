// Text that is put together piece by piece: on the stack, as long as it is short, so that a string made of it is allocated once and at its size.
// Used by all that writes the texts of a violation.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <ufb/detail/config.hpp>

namespace ufb::detail {

class composed {
 public:
  composed() noexcept : begin_(here_), at_(here_), end_(here_ + (sizeof(here_) - slack)) {}
  composed(const composed&) = delete;
  composed& operator=(const composed&) = delete;
  ~composed() {
    if (begin_ != here_) [[unlikely]] delete[] begin_;
  }

  std::size_t size() const noexcept { return static_cast<std::size_t>(at_ - begin_); }
  /// Returns: the bytes [from, to), valid until more is appended. Requires: to <= size().
  std::string_view slice(std::size_t from, std::size_t to) const noexcept { return {begin_ + from, to - from}; }
  UFB_ALWAYS_INLINE std::string string(std::size_t from, std::size_t to) const {
    return to - from <= slack ? short_string(from, to) : long_string(from, to);
  }
  std::string string() const { return string(0, size()); }

  /// Requires: the text is not of this one.
  UFB_ALWAYS_INLINE void append(std::string_view text) {
    const std::size_t bytes = text.size();
    if (!__builtin_constant_p(bytes)) return append_unknown(text);
    text.copy(room(bytes), bytes);
    at_ += bytes;
  }
  void append(char c) {
    *room(1) = c;
    ++at_;
  }

  bool has_room(std::size_t bytes) const noexcept { return bytes <= static_cast<std::size_t>(end_ - at_); }
  /// Returns: where so many bytes may be written; append_until() says how many were.
  char* room(std::size_t bytes) {
    if (!has_room(bytes)) [[unlikely]] grow(bytes);
    return at_;
  }
  void append_until(char* end) noexcept { at_ = end; }

 private:
  // What every std::string holds without an allocation. There are as many bytes after the text, so that of a short one all can be
  // copied, whatever is in them: without a loop or a call.
  static constexpr std::size_t slack = 15;

  UFB_ALWAYS_INLINE std::string short_string(std::size_t from, std::size_t to) const {
    const std::size_t bytes = to - from;
    if (bytes > slack) __builtin_unreachable();
    std::string out(begin_ + from, slack);
    out.erase(bytes);
    return out;
  }
  std::string long_string(std::size_t from, std::size_t to) const;
  void append_unknown(std::string_view text);
  UFB_NOINLINE void append_long(std::string_view text);
  void grow(std::size_t bytes);

  // begin_ <= at_ <= end_, and `slack` bytes after end_
  char* begin_;
  char* at_;
  char* end_;
  char here_[512];
};

// Effects: appends the text; where there is a NUL in it, `\x00` is put.
void append_without_nul(composed& out, std::string_view text);

}  // namespace ufb::detail
