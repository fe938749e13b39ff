// arguments: constant expressions of every kind that an attribute takes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

enum class level : unsigned char { low = 1, high = 200 };
enum limits { smallest = -3, largest = 3 };

struct frame {
  static constexpr int kHeader = 16;
  char bytes[64];
};

namespace text {
inline constexpr char kArray[] = "array";
inline constexpr char8_t kBytes[] = u8"\u00e4";
inline constexpr const char* kPointer = "pointer";
inline constexpr std::string_view kView = "view";
}  // namespace text

constexpr double half(double whole) { return whole / 2; }
constexpr std::string_view first(std::string_view text, std::size_t bytes) { return text.substr(0, bytes); }

struct [[ufb::builder]] everything {
  [[ufb::range(-5, 0x10)]] int numbers = 0;
  [[ufb::range(-0.5, 1e3)]] double floating = 0;
  [[ufb::max(0.1)]] float rounded = 0;
  [[ufb::less_than(18446744073709551615ULL)]] unsigned long long huge = 0;
  [[ufb::greater_than(-9223372036854775807LL - 1)]] long long tiny = 0;
  [[ufb::max(sizeof(frame) - frame::kHeader)]] std::size_t payload = 0;
  [[ufb::range(smallest, largest)]] int enumerators = 0;
  [[ufb::one_of(level::low, static_cast<level>(200))]] level scoped = level::low;
  [[ufb::max(half(3))]] double called = 0;
  [[ufb::max('z')]] char character = 'a';
  [[ufb::one_of(true)]] bool flag = true;
  [[ufb::one_of("ordinary", R"(raw "\n")", "con" "cat" R"(enated)", u8"\u20ac", "nul\0inside", "?\?=", "\x01" "1")]] std::string literals = "ordinary";
  [[ufb::one_of(text::kArray, text::kBytes, text::kPointer, text::kView, first("cut off", 3))]] std::string_view named = "array";
  [[ufb::starts_with(u8"\u00e4" "b")]] std::string prefix = "\xC3\xA4" "b";
  [[ufb::pattern(R"(\d+\.\d+)")]] std::string version = "1.0";
};
