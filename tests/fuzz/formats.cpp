// Every scanner of a text format, fed by libFuzzer: none crashes or takes more than linear time, and their answers agree with each other and
// with others' (inet_pton, <chrono>, an encoder of base64, the standards' grammars). Built and run by ctest where the compiler is Clang and
// AddressSanitizer is on.
#include <ufb/schema.hpp>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <string_view>

#include "grammars.hpp"

namespace {

std::string_view checked;  // for the message

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "not so: %s, for %zu bytes '%.*s'\n", what, checked.size(), static_cast<int>(checked.size()), checked.data());
  std::abort();
}

template <class Rule>
bool holds(const Rule& rule, std::string_view text) {
  return rule.holds(text);
}

bool implies(bool premise, bool conclusion) { return !premise || conclusion; }

void check_characters(std::string_view text) {
  const bool is_utf8 = holds(ufb::utf8, text);
  require(implies(holds(ufb::ascii, text), is_utf8), "ASCII is UTF-8");
  require(implies(holds(ufb::alphanumeric, text), holds(ufb::ascii, text)), "letters and digits are ASCII");
  require(is_utf8 == holds(ufb::utf8_length(0), text), "UTF-8 has a length, and nothing else has");
  require(implies(is_utf8, holds(ufb::utf8_length(text.size() / 4, text.size()), text)), "a character has 1 to 4 bytes");

  std::string changed(text);
  ufb::to_lower.apply(changed);
  require(holds(ufb::lowercase, changed), "to_lower makes lower case");
  require((changed == text) == holds(ufb::lowercase, text), "lower case is what to_lower leaves alone");
  changed = text;
  ufb::to_upper.apply(changed);
  require((changed == text) == holds(ufb::uppercase, text), "upper case is what to_upper leaves alone");
  require(ufb::utf8.holds(changed) == is_utf8, "case does not change what is UTF-8");
  changed = text;
  ufb::trim.apply(changed);
  require(changed == ufb::trim.view(text), "trimmed in place or not, it is the same");
  require(ufb::trim.view(changed) == changed, "trimmed twice is trimmed once");
}

void check_names(std::string_view text) {
  const std::string copy(text);
  const bool is_ipv4 = holds(ufb::ipv4, text);
  const bool is_ipv6 = holds(ufb::ipv6, text);
  require(is_ipv4 == grammar::is_internet_address(AF_INET, copy), "inet_pton knows IPv4");
  require(is_ipv6 == grammar::is_internet_address(AF_INET6, copy), "inet_pton knows IPv6");
  require(implies(is_ipv4, !holds(ufb::hostname, text)), "an address is no host name");
  require(implies(is_ipv4, ufb::ipv6.holds("::" + copy)), "an IPv4 address ends an IPv6 address");
  require(implies(is_ipv6, ufb::uri.holds("a://[" + copy + "]")), "an IPv6 address in brackets is a host");

  const bool is_hostname = holds(ufb::hostname, text);
  require(implies(is_hostname, ufb::email.holds("a@" + copy)), "a host name has mail");
  require(implies(is_hostname, ufb::uri.holds("a://" + copy + ":1/")), "a host name is a host");
  require(implies(is_hostname, text.size() <= 253), "a host name is short");
  require(implies(holds(ufb::email, text), holds(ufb::contains("@"), text)), "an address has an @");

  const bool is_uri = holds(ufb::uri, text);
  const bool is_reference = holds(ufb::uri_reference, text);
  require(implies(is_uri, is_reference), "a URI is a reference");
  require(implies(is_reference, holds(ufb::ascii, text)), "a reference is ASCII");
  require(implies(is_uri, holds(ufb::contains(":"), text)), "a URI has a scheme");
  const bool has_fragment = text.find('#') != std::string_view::npos;
  require(implies(is_reference && !has_fragment, ufb::uri_reference.holds(copy + "#x")), "a fragment may follow");
  require(implies(is_reference && !has_fragment, ufb::uri_reference.holds(copy + "?x")), "a query may follow");
}

/// What the grammars say of texts that are short enough for std::regex.
void check_grammars(std::string_view text) {
  if (text.size() > 100) return;
  const std::string copy(text);
  require(holds(ufb::utf8, text) == grammar::is_utf8(copy), "UTF-8 by numbers");
  require(holds(ufb::email, text) == grammar::is_email(copy), "the standard's expression");
  require(holds(ufb::hostname, text) == grammar::is_hostname(copy), "the grammar of a host name");
  require(holds(ufb::duration, text) == grammar::is_duration(copy), "the grammar of a duration");
  require(holds(ufb::uuid, text) == grammar::is_uuid(copy), "the text form of a UUID");
  require(holds(ufb::time, text) == grammar::is_time(copy), "the grammar of a time");
  require(holds(ufb::json_pointer, text) == (grammar::is_json_pointer(copy) && grammar::is_utf8(copy)), "the grammar of a JSON pointer");
  const bool is_uri = grammar::is_uri_reference(copy, true);
  require(holds(ufb::uri, text) == is_uri, "the grammar of a URI");
  require(holds(ufb::uri_reference, text) == (is_uri || grammar::is_uri_reference(copy, false)), "the grammar of a reference");
}

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

bool is_known_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  for (const std::size_t at : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U})
    if (text[at] < '0' || text[at] > '9') return false;
  const auto month = static_cast<unsigned>(number(text.substr(5, 2)));
  const auto day = static_cast<unsigned>(number(text.substr(8, 2)));
  return (std::chrono::year(number(text.substr(0, 4))) / static_cast<int>(month) / static_cast<int>(day)).ok();
}

void check_times(std::string_view text) {
  const std::string copy(text);
  const bool is_date = holds(ufb::date, text);
  const bool is_time = holds(ufb::time, text);
  require(is_date == is_known_date(text), "<chrono> knows the days");
  require(implies(is_date, ufb::date_time.holds(copy + "T00:00:00Z")), "a date and a time are a date-time");
  require(implies(is_time, ufb::date_time.holds("2000-02-29t" + copy)), "a date and a time are a date-time");
  const bool is_date_time = holds(ufb::date_time, text);
  require(implies(is_date_time, text.size() > 19 && holds(ufb::date, text.substr(0, 10)) && holds(ufb::time, text.substr(11))),
          "a date-time is a date and a time");
  const bool is_duration = holds(ufb::duration, text);
  require(implies(is_duration, holds(ufb::alphanumeric, text) && text.size() >= 3), "a duration is letters and digits");
  std::string changed(text);
  ufb::to_upper.apply(changed);
  require(ufb::duration.holds(changed) == is_duration, "the letters of a duration are of either case");
  require(ufb::date_time.holds(changed) == is_date_time, "those of a date-time, too");
}

/// The bytes of base64, by a table and shifts; what is not of its alphabet is zero.
std::string decoded(std::string_view text) {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes;
  std::uint32_t bits = 0;
  unsigned count = 0;
  for (const char c : text.substr(0, text.find('='))) {
    const std::size_t found = alphabet.find(c);
    bits = (bits << 6U) | static_cast<std::uint32_t>(found == std::string_view::npos ? 0 : found);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes += static_cast<char>((bits >> count) & 0xFFU);
  }
  return bytes;
}

std::string encoded(std::string_view bytes) {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 3; ++i) bits = (bits << 8U) | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    for (std::size_t i = 0; i < 4; ++i) text += at + i <= bytes.size() ? alphabet[(bits >> (18 - 6 * i)) & 63U] : '=';
  }
  return text;
}

void check_encodings(std::string_view text) {
  require(holds(ufb::base64, text) == (encoded(decoded(text)) == text), "base64 is what an encoder writes");
  require(ufb::base64.holds(encoded(text)), "what an encoder writes is base64");
  const bool is_pointer = holds(ufb::json_pointer, text);
  require(implies(is_pointer, holds(ufb::utf8, text)), "a JSON pointer is UTF-8");
  require(implies(is_pointer, ufb::json_pointer.holds(std::string(text) + "/~0")), "a JSON pointer goes on");
  require(implies(holds(ufb::uuid, text), text.size() == 36 && holds(ufb::ascii, text)), "a UUID has 36 characters");
}

void check_all(std::string_view text) {
  checked = text;
  check_characters(text);
  check_names(text);
  check_times(text);
  check_encodings(text);
  check_grammars(text);
}

/// The input again and again, up to 64 KiB: what takes quadratic time takes seconds.
void check_time(std::string_view text) {
  std::string repeated;
  while (repeated.size() < 65536) repeated += text;
  const std::clock_t start = std::clock();
  check_all(repeated);
  checked = text;
  require((std::clock() - start) / CLOCKS_PER_SEC < 1, "the time is linear");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static unsigned runs = 0;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check_all(text);
  if (++runs % 512 == 0 && size != 0) check_time(text);
  return 0;
}
