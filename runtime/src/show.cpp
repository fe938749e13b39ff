// The text of values and counts in messages. Called when a violation is recorded, never on the valid path.
#include <array>
#include <charconv>
#include <limits>
#include <ufb/detail/show.hpp>

namespace ufb::detail {

namespace {

// The length of the well-formed UTF-8 sequence `text` starts with (RFC 3629), 0 when it starts with none.
std::size_t sequence_length(std::string_view text) {
  const auto byte = [text](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const auto continues = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) { return byte(i) >= low && byte(i) <= high; };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return continues(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    return continues(1, lead == 0xE0 ? 0xA0U : 0x80U, lead == 0xED ? 0x9FU : 0xBFU) && continues(2) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    return continues(1, lead == 0xF0 ? 0x90U : 0x80U, lead == 0xF4 ? 0x8FU : 0xBFU) && continues(2) && continues(3) ? 4 : 0;
  }
  return 0;
}

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

template <class Number>
std::string shortest(Number value) {
  std::array<char, 64> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  return {buffer.data(), end};
}

}  // namespace

std::string show_text(std::string_view value) {
  std::string out = "\"";
  for (std::size_t at = 0; at < value.size();) {
    if (out.size() > shown_bytes) return out + "…\" (" + counted(value.size(), "byte") + ")";
    const std::size_t length = sequence_length(value.substr(at));
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

std::string counted_between(std::size_t least, std::size_t most, std::string_view noun) {
  if (most == (std::numeric_limits<std::size_t>::max)()) return "at least " + counted(least, noun);
  if (least == most) return "exactly " + counted(least, noun);
  if (least == 0) return "at most " + counted(most, noun);
  return std::to_string(least) + " to " + counted(most, noun);
}

}  // namespace ufb::detail
