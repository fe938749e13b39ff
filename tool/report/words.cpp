// Wording. See words.hpp.
#include "words.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "layout/bars.hpp"

namespace ufb::report {
namespace {

std::string data(const std::string& value, const std::string& words) { return "<data value=\"" + value + "\">" + words + "</data>"; }

/// Returns: the number in as few digits as tell it from all others.
std::string exact(double number) {
  std::array<char, 64> text;
  return std::string(text.data(), std::to_chars(text.data(), text.data() + text.size(), number).ptr);
}

std::string two(std::uint64_t first, const char* unit, std::uint64_t second, const char* smaller) {
  const std::string begin = std::to_string(first) + " " + unit;
  return second == 0 ? begin : begin + " " + std::to_string(second) + " " + smaller;
}

}  // namespace

std::string decimal(double number, int digits) {
  std::array<char, 400> text;
  const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed, digits);
  return error == std::errc() ? std::string(text.data(), end) : std::string("0");
}

std::string bytes_in_words(std::uint64_t bytes) {
  if (bytes < 1024) return std::to_string(bytes) + " B";
  constexpr std::array units{"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
  std::size_t unit = 0;
  double number = static_cast<double>(bytes) / 1024;
  for (; number >= 1023.95 && unit + 1 != units.size(); ++unit) number /= 1024;
  return decimal(number, 1) + " " + units[unit];
}

std::string seconds_in_words(double seconds) {
  if (seconds < 0.9995) return decimal(seconds * 1000, 0) + " ms";
  if (seconds < 59.95) return decimal(seconds, 1) + " s";
  const auto whole = static_cast<std::uint64_t>(std::llround(seconds));
  if (whole < 3600) return two(whole / 60, "min", whole % 60, "s");
  const std::uint64_t minutes = (whole + 30) / 60;
  if (minutes < 24 * 60) return two(minutes / 60, "h", minutes % 60, "min");
  const std::uint64_t hours = (minutes + 30) / 60;
  return two(hours / 24, "d", hours % 24, "h");
}

std::string bytes_in_html(std::uint64_t bytes) { return data(std::to_string(bytes), bytes_in_words(bytes)); }

std::string count_in_html(std::uint64_t count) {
  std::string digits = std::to_string(count);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, "\u202f");  // a narrow space that does not break
  return data(std::to_string(count), digits);
}

std::string seconds_in_html(double seconds) { return data(exact(seconds), seconds_in_words(seconds)); }

std::string number_in_html(double number) {
  std::array<char, 64> text;
  const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::general, 5);
  return data(exact(number), error == std::errc() ? std::string(text.data(), end) : exact(number));
}

std::string shown(std::string_view text) {
  std::string visible;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte != 0x7F) visible += c;
    else visible.append("\xE2\x90").append(1, static_cast<char>(byte == 0x7F ? 0xA1 : 0x80 + byte));  // U+2400 + byte, U+2421
  }
  return layout::escaped(visible);
}

}  // namespace ufb::report
