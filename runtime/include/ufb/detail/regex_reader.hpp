// The characters of a pattern: code points, escapes, and the sets in brackets and of classes. The base of the parser in regex_syntax.hpp,
// which knows what they are in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <ufb/detail/growing_array.hpp>
#include <ufb/detail/regex_set.hpp>
#include <ufb/detail/regex_tree.hpp>

namespace ufb::detail {

class regex_reader {
 protected:
  struct flags {
    bool folds = false;       // (?i)
    bool has_lines = false;   // (?m)
    bool dot_is_all = false;  // (?s)
  };

  constexpr explicit regex_reader(std::string_view pattern) : rest_(pattern) {}

  constexpr regex_status status() const { return status_; }
  constexpr bool is_ok() const { return status_ == regex_status::ok; }
  constexpr std::size_t fail(regex_status why) {
    if (is_ok()) status_ = why;
    return no_node;
  }

  constexpr bool starts_with(std::string_view text) const { return rest_.substr(0, text.size()) == text; }
  constexpr bool take(std::string_view text) {
    if (!starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }

  static constexpr bool take_number(std::string_view& from, int& number) {
    const auto is_digit = [&](std::size_t i) { return i < from.size() && from[i] >= '0' && from[i] <= '9'; };
    if (!is_digit(0) || (from[0] == '0' && is_digit(1))) return false;
    for (number = 0; is_digit(0); from.remove_prefix(1)) {
      if (number >= 100'000'000) return false;
      number = number * 10 + (from[0] - '0');
    }
    return true;
  }

  // Sets.

  constexpr void add_range(code_set& to, std::uint32_t first, std::uint32_t last) {
    if (!flags_.folds) return to.add(first, last);
    if (last > 0x7F) return static_cast<void>(fail(regex_status::past_bound));
    add_folded(to, first, last);
  }

  constexpr bool take_perl_class(code_set& to) {
    if (rest_.size() < 2 || rest_[0] != '\\') return false;
    const bool is_negated = rest_[1] == 'D' || rest_[1] == 'S' || rest_[1] == 'W';
    const char name = is_negated ? static_cast<char>(rest_[1] - 'A' + 'a') : rest_[1];
    const named_class* const found = find_class(perl_classes, {&name, 1});
    if (found == nullptr) return false;
    rest_.remove_prefix(2);
    add_class(to, *found, is_negated, flags_.folds);
    return true;
  }

  // [:alpha:] and [:^alpha:]
  constexpr bool take_posix_class(code_set& to) {
    if (rest_.size() < 3 || !starts_with("[:")) return false;
    const std::size_t end = rest_.find(":]", 2);
    if (end == rest_.npos) return false;
    std::string_view name = rest_.substr(2, end - 2);
    const bool is_negated = !name.empty() && name.front() == '^';
    if (is_negated) name.remove_prefix(1);
    const named_class* const found = find_class(posix_classes, name);
    if (found == nullptr) {
      fail(regex_status::bad_range);
      return true;
    }
    rest_.remove_prefix(end + 2);
    add_class(to, *found, is_negated, flags_.folds);
    return true;
  }

  constexpr code_set read_set() {
    rest_.remove_prefix(1);
    const bool is_negated = take("^");
    code_set set;
    for (bool is_first = true; is_ok() && !rest_.empty() && (is_first || rest_.front() != ']'); is_first = false) {
      if (take_posix_class(set)) continue;
      if (rest_.size() > 2 && (starts_with("\\p") || starts_with("\\P"))) {
        fail(regex_status::past_bound);
        break;
      }
      if (take_perl_class(set)) continue;
      const std::uint32_t first = read_member();
      std::uint32_t last = first;
      if (is_ok() && rest_.size() > 1 && rest_[0] == '-' && rest_[1] != ']') {
        rest_.remove_prefix(1);
        last = read_member();
      }
      if (is_ok() && last < first) fail(regex_status::bad_range);
      if (is_ok()) add_range(set, first, last);
    }
    if (is_ok() && !take("]")) fail(regex_status::missing_bracket);
    if (is_negated) set.negate();
    return set;
  }

  // Characters.

  constexpr std::uint32_t read_member() {
    if (rest_.empty()) return fail(regex_status::missing_bracket), 0;
    return rest_.front() == '\\' ? read_escape() : read_code_point();
  }

  static constexpr int hex(std::uint32_t c) {
    if (c >= '0' && c <= '9') return static_cast<int>(c - '0');
    if (c >= 'a' && c <= 'f') return static_cast<int>(c - 'a' + 10);
    return c >= 'A' && c <= 'F' ? static_cast<int>(c - 'A' + 10) : -1;
  }
  static constexpr bool is_word(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_'; }

  constexpr std::uint32_t bad_escape() { return fail(regex_status::bad_escape), 0; }

  constexpr std::uint32_t read_escape() {
    rest_.remove_prefix(1);
    if (rest_.empty()) return bad_escape();
    const char c = rest_.front();
    if (c >= '0' && c <= '7') return read_octal();
    if (take("x")) return read_hex();
    constexpr std::string_view letters = "nrtafv";
    constexpr std::string_view meanings = "\n\r\t\a\f\v";
    if (const std::size_t found = letters.find(c); found != letters.npos) {
      rest_.remove_prefix(1);
      return static_cast<unsigned char>(meanings[found]);
    }
    if (static_cast<unsigned char>(c) > 0x7F || (is_word(c) && c != '_')) return bad_escape();
    rest_.remove_prefix(1);
    return static_cast<unsigned char>(c);
  }

  // Up to three digits; one alone is a reference to a group, unless it is \0.
  constexpr std::uint32_t read_octal() {
    std::uint32_t value = 0;
    std::size_t digits = 0;
    for (; digits != 3 && digits != rest_.size() && rest_[digits] >= '0' && rest_[digits] <= '7'; ++digits)
      value = value * 8 + static_cast<std::uint32_t>(rest_[digits] - '0');
    if (digits == 1 && value != 0) return bad_escape();
    rest_.remove_prefix(digits);
    return value;
  }

  // \x7F or \x{10FFFF}
  constexpr std::uint32_t read_hex() {
    const bool is_braced = take("{");
    std::uint32_t value = 0;
    std::size_t digits = 0;
    for (; digits != rest_.size() && (is_braced || digits != 2); ++digits) {
      const int digit = hex(static_cast<unsigned char>(rest_[digits]));
      if (digit < 0) break;
      value = value * 16 + static_cast<std::uint32_t>(digit);
      if (value > last_code_point) return bad_escape();
    }
    rest_.remove_prefix(digits);
    if (is_braced ? digits == 0 || !take("}") : digits != 2) return bad_escape();
    return value;
  }

  // Surrogates are code points to RE2.
  constexpr std::uint32_t read_code_point() {
    const auto byte = [this](std::size_t i) { return i < rest_.size() ? static_cast<unsigned char>(rest_[i]) : 0U; };
    const unsigned lead = byte(0);
    const std::size_t bytes = lead < 0x80 ? 1 : lead < 0xC0 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF8 ? 4 : 0;
    if (bytes == 0) return fail(regex_status::bad_utf8), 0;
    std::uint32_t point = bytes == 1 ? lead : lead & (0x7FU >> bytes);
    for (std::size_t i = 1; i < bytes; ++i) {
      if ((byte(i) & 0xC0U) != 0x80) return fail(regex_status::bad_utf8), 0;
      point = point << 6U | (byte(i) & 0x3FU);
    }
    constexpr std::uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    if (point < least[bytes] || point > last_code_point) return fail(regex_status::bad_utf8), 0;
    rest_.remove_prefix(bytes);
    return point;
  }

  std::string_view rest_;
  flags flags_;

 private:
  regex_status status_ = regex_status::ok;
};

}  // namespace ufb::detail
