// The text of values and counts in messages. Called when a violation is recorded, never on the valid path.
#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <ufb/detail/config.hpp>
#include <ufb/detail/show.hpp>
#include <ufb/detail/utf8.hpp>

namespace ufb::detail {

namespace {

void append_byte(composed& out, char byte) {
  constexpr std::string_view digits = "0123456789abcdef";
  const auto value = static_cast<unsigned char>(byte);
  out.append("\\x");
  out.append(digits[value >> 4U]);
  out.append(digits[value & 15U]);
}

void append_ascii(composed& out, char c, char quote) {
  if (c == '\n') {
    out.append("\\n");
  } else if (c == '\t') {
    out.append("\\t");
  } else if (c == '\r') {
    out.append("\\r");
  } else if (c == quote || c == '\\') {
    out.append('\\');
    out.append(c);
  } else if (c < ' ' || c == '\x7F') {
    append_byte(out, c);
  } else {
    out.append(c);
  }
}

// Shown as it is between double quotes.
constexpr auto is_plain = [] {
  std::array<bool, 256> table{};
  for (char c = ' '; c != '\x7F'; ++c) table[static_cast<unsigned char>(c)] = c != '"' && c != '\\';
  return table;
}();

// The most that a number takes.
constexpr std::size_t number_bytes = 64;

template <class Number>
UFB_NOINLINE void append_number(composed& out, Number value) {
  char* const to = out.room(number_bytes);
  out.append_until(std::to_chars(to, to + number_bytes, value).ptr);
}

struct unit {
  std::intmax_t numerator;  // of a second
  std::intmax_t denominator;
  std::string_view suffix;  // as C++ writes it
};

constexpr unit units[] = {
    {1, 1'000'000'000, "ns"}, {1, 1'000'000, "us"}, {1, 1000, "ms"}, {1, 1, "s"}, {60, 1, "min"}, {3600, 1, "h"}, {86400, 1, "d"},
};

struct calendar_day {
  wide year;
  unsigned month;
  unsigned day;
};

// The Gregorian calendar, by years that start in March, so that the day that may be missing is the last one.
calendar_day calendar_day_of(wide days_since_1970) {
  const wide days = days_since_1970 + 719468;  // since 0000-03-01
  const wide era = (days >= 0 ? days : days - 146096) / 146097;
  const auto day_of_era = static_cast<unsigned>(days - era * 146097);
  const unsigned year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const unsigned day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const unsigned month_from_march = (5 * day_of_year + 2) / 153;
  const unsigned month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  return {era * 400 + year_of_era + (month <= 2 ? 1 : 0), month, day_of_year - (153 * month_from_march + 2) / 5 + 1};
}

// Effects: appends at least so many digits. std::to_chars takes no such numbers without the compiler's extensions.
void append_digits(composed& out, unsigned_wide number, std::size_t at_least) {
  char text[number_bytes];
  char* const end = text + number_bytes;
  char* at = end;
  for (; number != 0 || static_cast<std::size_t>(end - at) < at_least; number /= 10) *--at = static_cast<char>('0' + static_cast<int>(number % 10));
  out.append(std::string_view(at, static_cast<std::size_t>(end - at)));
}

void append_padded(composed& out, wide number, std::size_t digits) {
  if (number < 0) out.append('-');
  append_digits(out, number < 0 ? unsigned_wide{} - static_cast<unsigned_wide>(number) : static_cast<unsigned_wide>(number), digits);
}

wide floor_divided(wide number, wide by) { return number / by - (number % by < 0 ? 1 : 0); }

}  // namespace

void show_unit(composed& out, std::intmax_t numerator, std::intmax_t denominator) {
  for (const unit& each : units) {
    if (each.numerator == numerator && each.denominator == denominator) return out.append(each.suffix);
  }
  out.append('[');
  append_number(out, numerator);
  if (denominator != 1) {
    out.append('/');
    append_number(out, denominator);
  }
  out.append("]s");
}

void show_time(composed& out, wide count, std::intmax_t numerator, std::intmax_t denominator, std::string_view offset) {
  const wide ticks = count * numerator;  // of 1/denominator seconds
  const wide seconds = floor_divided(ticks, denominator);
  const wide days = floor_divided(seconds, 86400);
  const wide second = seconds - days * 86400;
  const calendar_day date = calendar_day_of(days);
  const auto append = [&](wide number, std::size_t digits, char after) {
    append_padded(out, number, digits);
    if (after != '\0') out.append(after);
  };
  append(date.year, 4, '-');
  append(date.month, 2, '-');
  append(date.day, 2, 'T');
  append(second / 3600, 2, ':');
  append(second / 60 % 60, 2, ':');
  append(second % 60, 2, '\0');
  wide rest = ticks - seconds * denominator;
  if (rest != 0) out.append('.');
  for (int digits = 0; rest != 0 && digits != 18; ++digits) {
    out.append(static_cast<char>('0' + static_cast<int>(rest * 10 / denominator)));
    rest = rest * 10 % denominator;
  }
  out.append(offset);
}

void show_text(composed& out, std::string_view value) {
  const std::size_t start = out.size();
  out.append('"');
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t shown = out.size() - start;
    if (shown > shown_bytes) {
      out.append("…\" (");
      show_count(out, value.size(), "byte");
      return out.append(')');
    }
    // As many plain ones at once as there are.
    const std::size_t end = std::min(value.size(), at + shown_bytes + 1 - shown);
    std::size_t plain = at;
    while (plain != end && is_plain[static_cast<unsigned char>(value[plain])]) ++plain;
    out.append(value.substr(at, plain - at));
    at = plain;
    if (at == end) continue;
    const std::size_t length = utf8_sequence(value.substr(at));
    if (length == 0) {
      append_byte(out, value[at]);
    } else if (length == 1) {
      append_ascii(out, value[at], '"');
    } else {
      out.append(value.substr(at, length));
    }
    at += length == 0 ? 1 : length;
  }
  out.append('"');
}

void show_character(composed& out, char value) {
  out.append('\'');
  if (static_cast<unsigned char>(value) < 0x80) {
    append_ascii(out, value, '\'');
  } else {
    append_byte(out, value);
  }
  out.append('\'');
}

void show_number(composed& out, long long value) {
  if (value >= 0) return show_number(out, static_cast<unsigned long long>(value));
  append_number(out, value);
}
void show_number(composed& out, unsigned long long value) {
  if (value >= 1000 || !out.has_room(3)) return append_number(out, value);
  // Bounds and indexes have few digits, of which to_chars would take three times as long.
  const auto digit = [rest = static_cast<unsigned>(value)](unsigned unit) { return static_cast<char>('0' + rest / unit % 10); };
  char* at = out.room(3);
  if (value >= 100) *at++ = digit(100);
  if (value >= 10) *at++ = digit(10);
  *at++ = digit(1);
  out.append_until(at);
}
void show_number(composed& out, wide value) { append_padded(out, value, 1); }
void show_number(composed& out, unsigned_wide value) { append_digits(out, value, 1); }
void show_number(composed& out, float value) { append_number(out, value); }
void show_number(composed& out, double value) { append_number(out, value); }
void show_number(composed& out, long double value) { append_number(out, value); }

void show_count(composed& out, std::size_t count, std::string_view noun) {
  append_number(out, count);
  out.append(' ');
  out.append(noun);
  if (count != 1) out.append('s');
}

std::string joined(std::initializer_list<std::string_view> parts) {
  std::size_t bytes = 0;
  for (const std::string_view part : parts) bytes += part.size();
  std::string out;
  out.reserve(bytes);
  for (const std::string_view part : parts) out += part;
  return out;
}

}  // namespace ufb::detail
