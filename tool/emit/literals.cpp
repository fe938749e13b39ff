// Values as C++ source. See literals.hpp.
#include "emit/literals.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <string_view>
#include <ufb/detail/utf8.hpp>
#include <variant>

#include "model/units.hpp"

namespace ufb::emit {
namespace {

std::string octal(unsigned char byte) {
  std::string escape = "\\000";  // always three digits: a digit that follows is not part of it
  for (std::size_t i = 3; i != 0; --i, byte = static_cast<unsigned char>(byte >> 3)) escape[i] = static_cast<char>('0' + (byte & 7));
  return escape;
}

std::string written(bool value) { return value ? "true" : "false"; }

std::string written(std::uint64_t value) {
  if (value <= std::numeric_limits<std::int32_t>::max()) return std::to_string(value);
  return std::to_string(value) + "ULL";
}

std::string written(std::int64_t value) {
  // There are no negative literals: -9223372036854775808 is the negative of a number that is too large.
  if (value == std::numeric_limits<std::int64_t>::min()) return "(" + std::to_string(value + 1) + "LL - 1)";
  const bool is_int = value > std::numeric_limits<std::int32_t>::min() && value <= std::numeric_limits<std::int32_t>::max();
  return std::to_string(value) + (is_int ? "" : "LL");
}

template <class Floating>
std::string written_floating(Floating value, const std::string& type) {
  if (std::isnan(value)) return "::std::numeric_limits<" + type + ">::quiet_NaN()";
  if (std::isinf(value)) return std::string(value < 0 ? "-" : "") + "::std::numeric_limits<" + type + ">::infinity()";
  std::array<char, 32> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  const std::string shortest(digits.data(), end);
  return shortest.find_first_of(".e") == std::string::npos ? shortest + ".0" : shortest;
}

std::string written(double value) { return written_floating(value, "double"); }
std::string written(float value) { return written_floating(value, "float") + (std::isfinite(value) ? "F" : ""); }

std::string written(const std::string& value) {
  if (value.find('\0') == std::string::npos) return quoted(value);
  return "::std::string_view(" + quoted(value) + ", " + std::to_string(value.size()) + ")";
}

std::string type_of(const model::duration& value) {
  const bool is_whole = std::holds_alternative<std::int64_t>(value.count);
  const std::string_view name = model::name_of(value.unit);
  if (is_whole && !name.empty()) return "::std::chrono::" + std::string(name);
  const std::string ratio = std::to_string(value.unit.numerator) + ", " + std::to_string(value.unit.denominator);
  return "::std::chrono::duration<" + std::string(is_whole ? "long long" : "double") + ", ::std::ratio<" + ratio + ">>";
}

std::string written(const model::duration& value) {
  return type_of(value) + "{" + std::visit([](auto count) { return written(count); }, value.count) + "}";
}

std::string written(const model::time_point& value) {
  return "::std::chrono::time_point<" + value.clock + ", " + type_of(value.since_epoch) + ">{" + written(value.since_epoch) + "}";
}

std::string written(const model::enumerator& value) { return value.qualified; }
std::string written(const model::expression& value) { return value.text; }

// Check lets none of these through; a function is not a value but a call, which the rules write.
[[noreturn]] std::string written(std::monostate) { std::abort(); }
[[noreturn]] std::string written(model::wide_text) { std::abort(); }
[[noreturn]] std::string written(const model::function&) { std::abort(); }

}  // namespace

std::string quoted(std::string_view text) {
  std::string out = "\"";
  char before = '\0';
  for (const char c : text) {
    switch (c) {
      case '\n':
        out += "\\n";
        break;
      case '\t':
        out += "\\t";
        break;
      case '\r':
        out += "\\r";
        break;
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '?':  // two in a row may start a trigraph
        out += before == '?' ? "\\?" : "?";
        break;
      default:
        out += c >= ' ' && c <= '~' ? std::string(1, c) : octal(static_cast<unsigned char>(c));
    }
    before = c;
  }
  return out + '"';
}

std::string quoted_message(std::string_view text) {
  const bool is_utf8 = detail::code_points(text) != detail::not_utf8;
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') out += '\\';
    out += byte < 0x20 || byte == 0x7F || (byte > 0x7F && !is_utf8) ? '?' : c;
  }
  return out + "\"";
}

std::string literal(const model::value& value) {
  return std::visit([](const auto& one) { return written(one); }, value);
}

}  // namespace ufb::emit
