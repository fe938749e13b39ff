// The text of values and counts in messages. Called when a violation is recorded, never on the valid path.
#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <ufb/detail/show.hpp>
#include <ufb/detail/utf8.hpp>

namespace ufb::detail {

namespace {

void append_byte(std::string& out, char byte) {
  constexpr std::string_view digits = "0123456789abcdef";
  const auto value = static_cast<unsigned char>(byte);
  out.append("\\x").append(1, digits[value >> 4U]).append(1, digits[value & 15U]);
}

void append_ascii(std::string& out, char c, char quote) {
  if (c == '\n') {
    out += "\\n";
  } else if (c == '\t') {
    out += "\\t";
  } else if (c == '\r') {
    out += "\\r";
  } else if (c == quote || c == '\\') {
    out.append(1, '\\').append(1, c);
  } else if (c < ' ' || c == '\x7F') {
    append_byte(out, c);
  } else {
    out += c;
  }
}

// The bytes at the beginning that are shown as they are between double quotes.
std::size_t plain_bytes(std::string_view text) {
  const auto is_plain = [](char c) { return c >= ' ' && c < '\x7F' && c != '"' && c != '\\'; };
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_plain) - text.begin());
}

template <class Number>
std::string shortest(Number value) {
  std::array<char, 64> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  return {buffer.data(), end};
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

std::string padded(wide number, std::size_t digits) {
  std::string out = std::to_string(static_cast<long long>(number < 0 ? -number : number));
  if (out.size() < digits) out.insert(0, digits - out.size(), '0');
  return number < 0 ? "-" + out : out;
}

wide floor_divided(wide number, wide by) { return number / by - (number % by < 0 ? 1 : 0); }

}  // namespace

std::string show_duration(std::string_view count, std::intmax_t numerator, std::intmax_t denominator) {
  for (const unit& each : units) {
    if (each.numerator == numerator && each.denominator == denominator) return joined({count, each.suffix});
  }
  const std::string fraction = denominator == 1 ? "" : "/" + std::to_string(denominator);
  return joined({count, "[", std::to_string(numerator), fraction, "]s"});
}

std::string show_time(long long count, std::intmax_t numerator, std::intmax_t denominator, std::string_view offset) {
  const wide ticks = static_cast<wide>(count) * numerator;  // of 1/denominator seconds
  const wide seconds = floor_divided(ticks, denominator);
  const wide days = floor_divided(seconds, 86400);
  const wide second = seconds - days * 86400;
  const calendar_day date = calendar_day_of(days);
  std::string out = joined({padded(date.year, 4), "-", padded(date.month, 2), "-", padded(date.day, 2), "T", padded(second / 3600, 2), ":",
                            padded(second / 60 % 60, 2), ":", padded(second % 60, 2)});
  wide rest = ticks - seconds * denominator;
  if (rest != 0) out += '.';
  for (int digits = 0; rest != 0 && digits != 18; ++digits) {
    out += static_cast<char>('0' + static_cast<int>(rest * 10 / denominator));
    rest = rest * 10 % denominator;
  }
  return out.append(offset);
}

std::string show_text(std::string_view value) {
  std::string out;
  out.reserve(std::min(value.size(), shown_bytes) + 2);
  out += '"';
  for (std::size_t at = 0; at < value.size();) {
    if (out.size() > shown_bytes) return out + "…\" (" + counted(value.size(), "byte") + ")";
    const std::size_t plain = plain_bytes(value.substr(at, shown_bytes + 1 - out.size()));
    if (plain != 0) {
      out.append(value.substr(at, plain));
      at += plain;
      continue;
    }
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
  return out + "\"";
}

std::string show_character(char value) {
  std::string out = "'";
  if (static_cast<unsigned char>(value) < 0x80) {
    append_ascii(out, value, '\'');
  } else {
    append_byte(out, value);
  }
  return out + "'";
}

std::string show_number(long long value) { return std::to_string(value); }
std::string show_number(unsigned long long value) { return std::to_string(value); }
std::string show_number(float value) { return shortest(value); }
std::string show_number(double value) { return shortest(value); }
std::string show_number(long double value) { return shortest(value); }

std::string joined(std::initializer_list<std::string_view> parts) {
  std::size_t bytes = 0;
  for (const std::string_view part : parts) bytes += part.size();
  std::string out;
  out.reserve(bytes);
  for (const std::string_view part : parts) out += part;
  return out;
}

std::string counted(std::size_t count, std::string_view noun) {
  std::string out = std::to_string(count) + " ";
  out.append(noun);
  return count == 1 ? out : out + "s";
}

}  // namespace ufb::detail
