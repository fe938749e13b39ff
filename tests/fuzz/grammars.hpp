// The formats once more, as the standards' grammars written down as regular expressions: slow, and nobody's scanner. Asked by formats.cpp.
#pragma once

#include <arpa/inet.h>

#include <cstdint>
#include <regex>
#include <string>

namespace grammar {

inline bool is_in(const std::string& text, const std::regex& grammar) { return std::regex_match(text, grammar); }

inline bool is_internet_address(int family, const std::string& text) {
  unsigned char address[16];
  return text.find('\0') == std::string::npos && inet_pton(family, text.c_str(), address) == 1;
}

inline bool is_email(const std::string& text) {
  static const std::regex address(
      R"([a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*)",
      std::regex::optimize);
  return is_in(text, address);
}

inline bool is_hostname(const std::string& text) {
  static const std::regex name("[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*",
                               std::regex::optimize);
  static const std::regex four_numbers("[0-9]+(?:\\.[0-9]+){3}", std::regex::optimize);
  return is_in(text, name) && !is_in(text, four_numbers);
}

inline bool is_duration(const std::string& text) {
  static const std::regex length(
      R"(P(?:\d+W|(?:\d+D|\d+M(?:\d+D)?|\d+Y(?:\d+M(?:\d+D)?)?)(?:T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S))?|)"
      R"(T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S)))",
      std::regex::optimize | std::regex::icase);
  return is_in(text, length);
}

inline bool is_uuid(const std::string& text) {
  static const std::regex identifier("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", std::regex::optimize);
  return is_in(text, identifier);
}

inline bool is_time(const std::string& text) {
  static const std::regex full_time(R"(([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9]|60)(?:\.[0-9]+)?(?:[Zz]|([+-])([01][0-9]|2[0-3]):([0-5][0-9])))",
                                    std::regex::optimize);
  std::smatch parts;
  if (!std::regex_match(text, parts, full_time)) return false;
  if (parts[3] != "60") return true;
  const auto minutes = [&](std::size_t hour, std::size_t minute) { return std::stoi(parts[hour]) * 60 + std::stoi(parts[minute]); };
  const int offset = !parts[4].matched ? 0 : parts[4] == "-" ? -minutes(5, 6) : minutes(5, 6);
  return (minutes(1, 2) - offset - (23 * 60 + 59)) % (24 * 60) == 0;
}

/// But for whether it is UTF-8.
inline bool is_json_pointer(const std::string& text) {
  static const std::regex pointer("(?:/(?:[^/~]|~[01])*)*", std::regex::optimize);
  return is_in(text, pointer);
}

/// RFC 3986, appendix A. What is in brackets is looked at by itself.
inline bool is_uri_reference(const std::string& text, bool has_scheme) {
  static const std::string plain = "[A-Za-z0-9._~!$&'()*+,;=";
  static const std::string escaped = "-]|%[0-9A-Fa-f]{2})";
  static const std::string pchar = "(?:" + plain + ":@" + escaped;
  static const std::string authority = "//(?:(?:" + plain + ":" + escaped + "*@)?(?:\\[([^\\]]*)\\]|(?:" + plain + escaped + "*)(?::[0-9]*)?";
  static const std::string rest = "(?:\\?(?:" + pchar + "|[/?])*)?(?:#(?:" + pchar + "|[/?])*)?";
  static const std::string rooted = authority + "(?:/" + pchar + "*)*|/(?:" + pchar + "+(?:/" + pchar + "*)*)?";
  static const std::regex absolute("[A-Za-z][A-Za-z0-9+.-]*:(?:" + rooted + "|" + pchar + "+(?:/" + pchar + "*)*|)" + rest, std::regex::optimize);
  static const std::regex relative("(?:" + rooted + "|(?:" + plain + "@" + escaped + "+(?:/" + pchar + "*)*|)" + rest, std::regex::optimize);
  static const std::regex future("[vV][0-9A-Fa-f]+\\." + plain + ":-]+", std::regex::optimize);
  std::smatch parts;
  if (!std::regex_match(text, parts, has_scheme ? absolute : relative)) return false;
  return !parts[1].matched || is_internet_address(AF_INET6, parts[1]) || is_in(parts[1], future);
}

/// RFC 3629, by numbers: each sequence is decoded, and must be the shortest for its code point, which is no surrogate.
inline bool is_utf8(const std::string& text) {
  for (std::size_t at = 0; at != text.size();) {
    const auto byte = [&](std::size_t i) { return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U; };
    const std::size_t bytes = byte(0) < 0x80 ? 1 : byte(0) >> 5U == 6 ? 2 : byte(0) >> 4U == 14 ? 3 : byte(0) >> 3U == 30 ? 4 : 0;
    if (bytes == 0) return false;
    std::uint32_t point = bytes == 1 ? byte(0) : byte(0) & (0x7FU >> bytes);
    for (std::size_t i = 1; i < bytes; ++i) {
      if (byte(i) >> 6U != 2) return false;
      point = point * 64 + (byte(i) & 63U);
    }
    const std::size_t shortest = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    if (shortest != bytes || point > 0x10FFFF || (point >= 0xD800 && point < 0xE000)) return false;
    at += bytes;
  }
  return true;
}

}  // namespace grammar
