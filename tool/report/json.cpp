// A parser by hand, which knows where it is. See json.hpp.
#include "json.hpp"

#include <algorithm>
#include <cstdint>
#include <ufb/detail/utf8.hpp>

namespace ufb::report {
namespace {

void append_utf8(std::string& out, std::uint32_t code) {
  const auto byte = [&](std::uint32_t bits) { out += static_cast<char>(bits); };
  if (code < 0x80) return byte(code);
  if (code < 0x800) {
    byte(0xC0 | code >> 6);
  } else {
    if (code < 0x10000) {
      byte(0xE0 | code >> 12);
    } else {
      byte(0xF0 | code >> 18);
      byte(0x80 | (code >> 12 & 0x3F));
    }
    byte(0x80 | (code >> 6 & 0x3F));
  }
  byte(0x80 | (code & 0x3F));
}

class parser {
 public:
  explicit parser(std::string_view line) : line_(line) {}

  std::vector<member> whole() {
    std::vector<member> found = object(true);
    skip_blanks();
    if (at_ != line_.size()) fail("there is something after the object");
    return found;
  }

 private:
  [[noreturn]] void fail(std::string text) const { throw malformed{at_ + 1, std::move(text)}; }
  [[noreturn]] static void fail_at(std::size_t at, std::string text) { throw malformed{at + 1, std::move(text)}; }

  char next() const { return at_ < line_.size() ? line_[at_] : '\0'; }

  void skip_blanks() {
    while (next() == ' ' || next() == '\t' || next() == '\r') ++at_;
  }

  bool take(char c) {
    skip_blanks();
    if (next() != c || at_ == line_.size()) return false;
    ++at_;
    return true;
  }

  void expect(char c, const char* before) {
    if (!take(c)) fail(at_ == line_.size() ? "the line ends too early" : "expected '" + std::string(1, c) + "' " + before);
  }

  std::vector<member> object(bool is_outermost) {
    expect('{', "to begin an object");
    std::vector<member> members;
    if (take('}')) return members;
    do {
      skip_blanks();
      member one;
      one.column = at_ + 1;
      one.name = text("a name in quotes");
      if (std::ranges::any_of(members, [&](const member& other) { return other.name == one.name; })) {
        fail_at(one.column - 1, "'" + one.name + "' is there twice");
      }
      expect(':', "after a name");
      one.is.push_back(any(is_outermost));
      members.push_back(std::move(one));
    } while (take(','));
    expect('}', "or ',' after a value");
    return members;
  }

  value any(bool may_be_list) {
    skip_blanks();
    value found;
    found.column = at_ + 1;
    if (next() == '"') {
      found.text = text("a text");
    } else if (next() == '-' || is_digit()) {
      found.what = value::kind::number;
      found.text = number();
    } else if (next() == '[' && may_be_list) {
      found.what = value::kind::list;
      ++at_;
      if (take(']')) return found;
      do found.list.push_back(object(false));
      while (take(','));
      expect(']', "or ',' after an object");
    } else {
      found.what = value::kind::truth;
      for (const std::string_view word : {"true", "false"}) {
        if (!line_.substr(at_).starts_with(word)) continue;
        found.text = word;
        at_ += word.size();
        return found;
      }
      fail(at_ == line_.size() ? "the line ends too early" : "expected a text, a number, true or false");
    }
    return found;
  }

  bool is_digit() const { return next() >= '0' && next() <= '9'; }

  void digits() {
    if (!is_digit()) fail(at_ == line_.size() ? "the line ends too early" : "expected a digit");
    while (is_digit()) ++at_;
  }

  std::string number() {
    const std::size_t begin = at_;
    if (next() == '-') ++at_;
    if (next() == '0') {
      ++at_;
      if (is_digit()) fail("a number does not begin with 0");
    } else {
      digits();
    }
    if (next() == '.') {
      ++at_;
      digits();
    }
    if (next() == 'e' || next() == 'E') {
      ++at_;
      if (next() == '+' || next() == '-') ++at_;
      digits();
    }
    return std::string(line_.substr(begin, at_ - begin));
  }

  std::uint32_t four_hex_digits() {
    std::uint32_t code = 0;
    for (int i = 0; i != 4; ++i, ++at_) {
      const char c = next();
      const bool is_letter = (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
      if (!is_digit() && !is_letter) fail("expected four hex digits after \\u");
      code = code << 4 | static_cast<std::uint32_t>(is_letter ? (c | 0x20) - 'a' + 10 : c - '0');
    }
    return code;
  }

  void escape(std::string& out) {
    constexpr std::string_view letters = "\"\\/bfnrt", meant = "\"\\/\b\f\n\r\t";
    const std::size_t begin = at_++;  // of the backslash
    if (const std::size_t known = letters.find(next()); known != std::string_view::npos && at_ != line_.size()) {
      ++at_;
      out += meant[known];
      return;
    }
    if (next() != 'u') fail_at(begin, "no such escape");
    ++at_;
    std::uint32_t code = four_hex_digits();
    if (code >= 0xD800 && code < 0xDC00 && line_.substr(at_).starts_with("\\u")) {
      at_ += 2;
      const std::uint32_t low = four_hex_digits();
      if (low < 0xDC00 || low > 0xDFFF) fail_at(begin, "half a character");
      code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    }
    if (code >= 0xD800 && code <= 0xDFFF) fail_at(begin, "half a character");
    append_utf8(out, code);
  }

  std::string text(const char* what) {
    if (next() != '"') fail(at_ == line_.size() ? "the line ends too early" : std::string("expected ") + what);
    ++at_;
    std::string out;
    for (;;) {
      if (at_ == line_.size()) fail("the line ends within a text");
      const char c = line_[at_];
      if (c == '"') break;
      if (c == '\\') {
        escape(out);
        continue;
      }
      if (static_cast<unsigned char>(c) < 0x20) fail("a control character in a text; write it as \\u00…");
      const std::size_t bytes = ufb::detail::utf8_sequence(line_.substr(at_));
      if (bytes == 0) fail("this is not UTF-8");
      out += line_.substr(at_, bytes);
      at_ += bytes;
    }
    ++at_;
    return out;
  }

  std::string_view line_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<member> parse_object(std::string_view line) { return parser(line).whole(); }

}  // namespace ufb::report
