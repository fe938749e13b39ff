// rules/pattern.hpp: RE2's syntax, a case a feature; what is left to RE2. That both are the same on any text is for tests/fuzz/patterns.cpp
// to find out, and for tests/tool/patterns.cpp.
#include <ufb/rule.hpp>
#include <ufb/rules/pattern.hpp>
#include <ufb/schema.hpp>
#include <ufb/validate.hpp>

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>
#include <string_view>

#include "allocations.hpp"

using namespace std::string_view_literals;

namespace {

template <ufb::detail::literal Pattern>
constexpr bool matches(std::string_view text) {
  return ufb::pattern<Pattern>().holds(text);
}

struct part {
  std::string_view code;
};

}  // namespace

template <>
inline constexpr auto ufb::schema<part> = ufb::object(ufb::field<&part::code>(ufb::pattern<"[A-Z]{3}-[0-9]+">()));

static_assert(ufb::is_valid(part{"ABC-1"}));
static_assert(!ufb::is_valid(part{"ABC-"}));

TEST_CASE("the whole text, and no more") {
  static_assert(matches<"[0-9]{5}">("12345"));
  static_assert(!matches<"[0-9]{5}">("1234"));
  static_assert(!matches<"[0-9]{5}">("123456"));
  static_assert(!matches<"[0-9]{5}">("12345\n"));
  static_assert(matches<"">("") && !matches<"">("a"));
  static_assert(matches<"a|ab">("ab") && matches<"a|ab">("a") && !matches<"a|ab">("b"));
  static_assert(!matches<"[^\\x00-\\x{10FFFF}]">("") && !matches<"[^\\x00-\\x{10FFFF}]">("a"));  // nothing at all
}

TEST_CASE("characters, not bytes, and no bytes that are none") {
  static_assert(matches<".">("\xC3\xB6") && matches<".">("\xF0\x9F\x98\x80"));
  static_assert(!matches<".">("\xC3") && !matches<".">("\xB6") && !matches<".">("\xFF") && !matches<".">("\n"));
  static_assert(matches<"(?s).">("\n"));
  static_assert(matches<"\\C\\C">("\xC3\xB6") && matches<"\\C">("\xFF") && matches<"\\C">("\n"));
  static_assert(matches<"日本+">("日本本") && !matches<"日本+">("日日"));
  static_assert(matches<"a\\x00b">("a\0b"sv) && matches<"\\0">("\0"sv));
}

TEST_CASE("classes") {
  static_assert(matches<"[a-c]">("b") && !matches<"[a-c]">("d") && matches<"[^a-c]">("\xC3\xB6") && matches<"[^a-c]">("\n"));
  static_assert(matches<"[]a]+">("]a") && matches<"[a-]+">("a-") && matches<"[\\]\\-]+">("]-") && matches<"[a^]+">("^a"));
  static_assert(matches<"[à-ü]">("\u00E9") && !matches<"[à-ü]">("\u00FF") && !matches<"[^à-ü]">("\u00E9") && matches<"[^à-ü]">("\u65E5"));
  static_assert(matches<"[\\x{100}-\\x{2FFFF}]">("\U0002FFFF") && !matches<"[\\x{100}-\\x{2FFFF}]">("\U00030000"));
  static_assert(matches<"\\d\\D\\w\\W\\s\\S">("1aa- a") && !matches<"\\d">("\u0663") && !matches<"\\s">("\v"));
  static_assert(matches<"[\\d\\s]+">("1 2") && matches<"[^\\W]">("_"));
  static_assert(matches<"[[:alpha:]][[:^alpha:]]">("a1") && matches<"[[:space:]]">("\v") && matches<"[[:word:]-]+">("a_-"));
  static_assert(matches<"[[:punct:]]+">("!/:@[`{~") && !matches<"[[:print:]]">("\x7F") && matches<"[[:xdigit:]]{2}">("fF"));
}

TEST_CASE("repetitions") {
  static_assert(matches<"a*">("") && matches<"a*">("aaa") && !matches<"a+">("") && matches<"a?">("a") && !matches<"a?">("aa"));
  static_assert(matches<"a{2}">("aa") && !matches<"a{2}">("aaa") && matches<"a{2,}">("aaaa") && !matches<"a{2,}">("a"));
  static_assert(matches<"a{2,3}">("aaa") && !matches<"a{2,3}">("aaaa") && matches<"a{0}">("") && matches<"a{0,0}b">("b"));
  static_assert(matches<"a*?b+?c??d{1,2}?">("bdd"));  // which match comes first makes no difference
  static_assert(matches<"(ab){2}">("abab") && matches<"(?:a|bc){2}">("bca") && matches<"(a*)*">("aa") && matches<"(|a)+">("a"));
  static_assert(matches<"a{,2}">("a{,2}") && matches<"{">("{") && matches<"a{1">("a{1") && matches<"a{01}">("a{01}"));
  static_assert(matches<"a{200}">(std::string_view("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                                                   "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")));
  static_assert(matches<"a(?i)*">("aaa"));  // flags are nothing between it and what it repeats
}

TEST_CASE("groups, with names and flags, and alternatives, also empty ones") {
  static_assert(matches<"(a)(?:b)(?P<n>c)">("abc") && matches<"(a|)b">("b") && matches<"(|)">("") && matches<"a||b">(""));
  static_assert(matches<"(?i)yes">("YeS") && matches<"(?i:y)es">("Yes") && !matches<"(?i:y)es">("YEs") && !matches<"(?i)a(?-i)b">("AB"));
  static_assert(matches<"(?i)k">("\u212A") && matches<"(?i)[r-t]">("\u017F") && !matches<"k">("\u212A"));
  static_assert(!matches<"(?i)[^k]">("\u212A") && !matches<"(?i)[^k]">("K") && matches<"(?i)\\w">("\u212A") && !matches<"(?i)\\W">("\u017F"));
  static_assert(matches<"(?U)a*">("aa") && matches<"(?is-m:A.)">("a\n"));
}

TEST_CASE("where it is in the text") {
  static_assert(matches<"^a$">("a") && matches<"\\Aa\\z">("a") && !matches<"a^b">("ab") && !matches<"^a$">("a\n") && matches<"^^$$">(""));
  static_assert(matches<"(?m)^a$\\n^b$">("a\nb") && !matches<"a$\\nb">("a\nb") && matches<"(?m)a$\\n">("a\n"));
  static_assert(matches<"(a|^)b">("b") && matches<"(a|^)b">("ab"));
  static_assert(matches<"\\ba.c\\b">("a-c") && !matches<"a\\bc">("ac") && matches<"a\\b-">("a-") && matches<"a\\Bc">("ac"));
  static_assert(matches<"\\B">("") && !matches<"\\b">("") && matches<"\u00E9\\B">("\u00E9"));  // words are ASCII
}

TEST_CASE("escapes") {
  static_assert(matches<"\\x41\\x{42}\\103\\.\\_\\-">("ABC._-") && matches<"\\n\\r\\t\\f\\v\\a">("\n\r\t\f\v\a"));
  static_assert(matches<"\\Qa*[\\E+">("a*[[") && matches<"\\Q\\d">("\\d") && matches<"\\Q">(""));
}

TEST_CASE("what patterns are written for") {
  constexpr auto address = ufb::pattern<"[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
                                        "(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*">();
  static_assert(address.holds("ada.lovelace@example.org"sv) && !address.holds("ada@-example.org"sv) && !address.holds("ada@example..org"sv));
  static_assert(matches<"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}">("123e4567-e89b-12d3-a456-426614174000"));
  static_assert(matches<"\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])">("2024-02-29"));
  static_assert(!matches<"\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])">("2024-13-29"));
  constexpr auto ipv4 = ufb::pattern<"(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)">();
  static_assert(ipv4.holds("192.168.0.255"sv) && !ipv4.holds("192.168.0.256"sv));
  constexpr auto version =
      ufb::pattern<"(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(?:-((?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)"
                   "(?:\\.(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?(?:\\+([0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*))?">();
  static_assert(version.holds("1.0.0-rc.1+build.5"sv) && !version.holds("1.0.0-01"sv));
}

TEST_CASE("it says what it wants, and allocates nothing") {
  const auto postcode = ufb::pattern<"[0-9]{5}">();
  CHECK(ufb::detail::message_of(postcode) == "must match [0-9]{5}");
  const std::string text(100'000, '1');
  const std::size_t before = ufb::test::allocations();
  CHECK_FALSE(postcode.holds(std::string_view(text)));
  CHECK(matches<"[0-9]*">(text));
  CHECK(ufb::test::allocations() == before);
}

TEST_CASE("what is past the bound of an automaton is matched by RE2") {
  CHECK(matches<"\\p{Greek}+">("\u03B1\u03B2"));
  CHECK_FALSE(matches<"\\p{Greek}+">("ab"));
  CHECK(matches<"[\\pL-]+">("\u03B1-b"));
  CHECK(matches<"(?i)\u00E9">("\u00C9"));
  CHECK(matches<"(a|b)*a(a|b){12}">("babbbbbbbbbbbb"));
  CHECK(matches<"[a-z]{1,900}">(std::string(900, 'a')));
  CHECK_FALSE(matches<"[a-z]{1,900}">(std::string(901, 'a')));
  CHECK_THROWS_WITH_AS((matches<"\\p{Grek}">("a")), doctest::Contains("ufb: the pattern '\\p{Grek}' does not compile: "), std::invalid_argument);
}
