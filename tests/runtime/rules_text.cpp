// rules/length.hpp, not_empty.hpp, pattern.hpp, trim.hpp: what is asked of texts and done to them.
#include <ufb/rules/length.hpp>
#include <ufb/rules/not_empty.hpp>
#include <ufb/rules/pattern.hpp>
#include <ufb/rules/trim.hpp>

#include <doctest/doctest.h>

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

using std::string_view_literals::operator""sv;

static_assert(ufb::length(1, 3).holds("abc"sv));
static_assert(ufb::rules::trim::view("  a b ") == "a b");

TEST_CASE("length counts bytes, both ends included") {
  CHECK(ufb::length(0).holds(""sv));
  CHECK(ufb::length(1, 3).holds("a"sv));
  CHECK(ufb::length(1, 3).holds(std::string("abc")));
  CHECK_FALSE(ufb::length(1, 3).holds(""sv));
  CHECK_FALSE(ufb::length(1, 3).holds("abcd"sv));
  CHECK(ufb::length(2, 2).holds("\xC3\xB6"sv));
  CHECK(ufb::length(3, 3).holds("a\0b"sv));
  CHECK(ufb::length(2).holds(std::string(100000, 'x')));
}

TEST_CASE("length says its bounds") {
  CHECK(ufb::length(1, 64).message() == "must be 1 to 64 bytes long");
  CHECK(ufb::length(3).message() == "must be at least 3 bytes long");
  CHECK(ufb::length(0, 1).message() == "must be at most 1 byte long");
  CHECK(ufb::length(5, 5).message() == "must be exactly 5 bytes long");
}

TEST_CASE("not_empty is of texts and containers") {
  CHECK(ufb::not_empty().holds("a"sv));
  CHECK_FALSE(ufb::not_empty().holds(""sv));
  CHECK(ufb::not_empty().holds(" "sv));
  CHECK(ufb::not_empty().holds(std::vector{1}));
  CHECK_FALSE(ufb::not_empty().holds(std::map<int, int>()));
}

TEST_CASE("a pattern matches the whole text") {
  const auto postcode = ufb::pattern<"[0-9]{5}">();
  CHECK(postcode.holds("12345"sv));
  CHECK_FALSE(postcode.holds("1234"sv));
  CHECK_FALSE(postcode.holds("123456"sv));
  CHECK_FALSE(postcode.holds("12345\n"sv));
  CHECK_FALSE(postcode.holds("x12345"sv));
  CHECK(postcode.message() == "must match [0-9]{5}");

  CHECK(ufb::pattern<"a|ab">().holds("ab"sv));
  CHECK(ufb::pattern<"">().holds(""sv));
  CHECK(ufb::pattern<".">().holds("\xC3\xB6"sv));  // a character, not a byte
  CHECK(ufb::pattern<"(?i)yes">().holds("YES"sv));
  CHECK(ufb::pattern<"a\\x00b">().holds("a\0b"sv));
}

TEST_CASE("two patterns are two rules") {
  CHECK(ufb::pattern<"[a-z]+">().holds("abc"sv));
  CHECK_FALSE(ufb::pattern<"[A-Z]+">().holds("abc"sv));
}

TEST_CASE("a pattern that is none is an exception that quotes it") {
  const auto broken = ufb::pattern<"a(">();
  CHECK_THROWS_WITH_AS(broken.holds("a"sv), doctest::Contains("ufb: the pattern 'a(' does not compile: "), std::invalid_argument);
}

TEST_CASE("trim drops the blanks at both ends and nothing else") {
  CHECK(ufb::rules::trim::view("") == "");
  CHECK(ufb::rules::trim::view(" \t\n\v\f\r") == "");
  CHECK(ufb::rules::trim::view("a") == "a");
  CHECK(ufb::rules::trim::view("\ta\nb ") == "a\nb");
  CHECK(ufb::rules::trim::view("\xC2\xA0") == "\xC2\xA0");
  CHECK(ufb::rules::trim::view(" \0 "sv) == "\0"sv);

  std::string text = "  Ada Lovelace, Countess of Lovelace \n";
  const auto capacity = text.capacity();
  ufb::rules::trim::apply(text);
  CHECK(text == "Ada Lovelace, Countess of Lovelace");
  CHECK(text.capacity() == capacity);
  text = "   ";
  ufb::rules::trim::apply(text);
  CHECK(text.empty());
}
