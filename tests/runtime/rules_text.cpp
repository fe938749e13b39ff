// rules/length.hpp, utf8_length.hpp, not_empty.hpp, starts_with.hpp, ends_with.hpp, contains.hpp, ascii.hpp, utf8.hpp,
// alphanumeric.hpp, lowercase.hpp, uppercase.hpp, trim.hpp, to_lower.hpp, to_upper.hpp: what is asked of texts and done to them.
#include <ufb/rules/alphanumeric.hpp>
#include <ufb/rules/ascii.hpp>
#include <ufb/rules/contains.hpp>
#include <ufb/rules/ends_with.hpp>
#include <ufb/rules/length.hpp>
#include <ufb/rules/lowercase.hpp>
#include <ufb/rules/not_empty.hpp>
#include <ufb/rules/starts_with.hpp>
#include <ufb/rules/to_lower.hpp>
#include <ufb/rules/to_upper.hpp>
#include <ufb/rules/trim.hpp>
#include <ufb/rules/uppercase.hpp>
#include <ufb/rules/utf8.hpp>
#include <ufb/rules/utf8_length.hpp>
#include <ufb/rule.hpp>

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

using std::string_view_literals::operator""sv;

static_assert(ufb::length(1, 3).holds("abc"sv));
static_assert(ufb::rules::trim::view("  a b ") == "a b");
static_assert(ufb::utf8_length(1, 1).holds("\xF0\x9F\x98\x80"sv));
static_assert(ufb::starts_with("a").holds("ab"sv));
static_assert(ufb::ascii.holds("a"sv) && ufb::utf8.holds("a"sv) && ufb::alphanumeric.holds("a"sv) && ufb::lowercase.holds("a"sv));

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
  CHECK(ufb::detail::message_of(ufb::length(1, 64)) == "must be 1 to 64 bytes long");
  CHECK(ufb::detail::message_of(ufb::length(3)) == "must be at least 3 bytes long");
  CHECK(ufb::detail::message_of(ufb::length(0, 1)) == "must be at most 1 byte long");
  CHECK(ufb::detail::message_of(ufb::length(5, 5)) == "must be exactly 5 bytes long");
}

TEST_CASE("not_empty is of texts and containers") {
  CHECK(ufb::not_empty().holds("a"sv));
  CHECK_FALSE(ufb::not_empty().holds(""sv));
  CHECK(ufb::not_empty().holds(" "sv));
  CHECK(ufb::not_empty().holds(std::vector{1}));
  CHECK_FALSE(ufb::not_empty().holds(std::map<int, int>()));
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

TEST_CASE("utf8_length counts code points") {
  CHECK(ufb::utf8_length(0).holds(""sv));
  CHECK_FALSE(ufb::utf8_length(1).holds(""sv));
  CHECK(ufb::utf8_length(3, 3).holds("a\0b"sv));
  CHECK(ufb::utf8_length(4, 4).holds("a\xC2\x80\xE0\xA0\x80\xF0\x90\x80\x80"sv));
  CHECK(ufb::utf8_length(4, 4).holds("\x7F\xDF\xBF\xEF\xBF\xBF\xF4\x8F\xBF\xBF"sv));
  CHECK(ufb::utf8_length(2, 2).holds("e\xCC\x81"sv));  // an accent of its own
  CHECK_FALSE(ufb::utf8_length(0, 1).holds("\xC3\xA4\xC3\xA4"sv));
  CHECK(ufb::detail::message_of(ufb::utf8_length(1, 64)) == "must be 1 to 64 characters long, in UTF-8");
  CHECK(ufb::detail::message_of(ufb::utf8_length(1, 1)) == "must be exactly 1 character long, in UTF-8");
}

TEST_CASE("what RFC 3629 forbids is no UTF-8, and has no length") {
  for (const std::string_view each : {
           "\x80"sv, "\xBF"sv, "a\x80"sv,              // a continuation without a start
           "\xC3"sv, "\xC3z"sv, "\xE2\x82"sv, "\xE2\x82z"sv, "\xF0\x9F\x98"sv, "\xC3\xC3\xA4"sv,  // cut off
           "\xC0\x80"sv, "\xC1\xBF"sv, "\xE0\x9F\xBF"sv, "\xF0\x8F\xBF\xBF"sv,  // overlong
           "\xED\xA0\x80"sv, "\xED\xBF\xBF"sv,       // surrogates
           "\xF4\x90\x80\x80"sv, "\xF5\x80\x80\x80"sv, "\xF8\x88\x80\x80\x80"sv, "\xFE"sv, "\xFF"sv,  // beyond U+10FFFF
       }) {
    CHECK_FALSE(ufb::utf8.holds(each));
    CHECK_FALSE(ufb::utf8_length(0).holds(each));
    CHECK_FALSE(ufb::ascii.holds(each));
  }
  CHECK(ufb::utf8.holds(""sv));
  CHECK(ufb::utf8.holds("\xEF\xBB\xBF\xED\x9F\xBF\xEE\x80\x80"sv));
  CHECK(ufb::utf8.holds("\0"sv));
}

TEST_CASE("both ends and the middle of a text") {
  CHECK(ufb::starts_with("ab").holds("abc"sv));
  CHECK(ufb::starts_with("ab").holds("ab"sv));
  CHECK_FALSE(ufb::starts_with("ab").holds("a"sv));
  CHECK_FALSE(ufb::starts_with("ab").holds("cab"sv));
  CHECK_FALSE(ufb::starts_with("ab").holds("Ab"sv));
  CHECK(ufb::ends_with("bc").holds(std::string("abc")));
  CHECK_FALSE(ufb::ends_with("bc").holds("c"sv));
  CHECK_FALSE(ufb::ends_with("bc").holds("bca"sv));
  CHECK(ufb::contains("b\0"sv).holds("ab\0c"sv));
  CHECK_FALSE(ufb::contains("bc").holds("b-c"sv));
  CHECK_FALSE(ufb::contains("a").holds(""sv));
  CHECK(ufb::starts_with("").holds(""sv));
  CHECK(ufb::detail::message_of(ufb::starts_with("a\"")) == "must start with \"a\\\"\"");
  CHECK(ufb::detail::message_of(ufb::ends_with(".hpp")) == "must end with \".hpp\"");
  CHECK(ufb::detail::message_of(ufb::contains("@")) == "must contain \"@\"");
}

TEST_CASE("classes of characters, all of which an empty text is in") {
  std::string every;
  for (int c = 0; c < 128; ++c) every += static_cast<char>(c);
  CHECK(ufb::ascii.holds(every));
  CHECK_FALSE(ufb::ascii.holds(every + "\x80"));
  CHECK_FALSE(ufb::alphanumeric.holds(every));

  const std::string letters = "abcdefghijklmnopqrstuvwxyz";
  const std::string capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  CHECK(ufb::alphanumeric.holds(letters + capitals + "0123456789"));
  for (const std::string_view each : {"a b"sv, "a_"sv, "a-"sv, "@"sv, "["sv, "`"sv, "{"sv, "/"sv, ":"sv, "\xC3\xA4"sv, "a\n"sv, "a\0"sv})
    CHECK_FALSE(ufb::alphanumeric.holds(each));
  CHECK(ufb::lowercase.holds(letters + "0 @[`{\xC3\x84"));
  CHECK_FALSE(ufb::lowercase.holds("aZ"sv));
  CHECK_FALSE(ufb::lowercase.holds("A"sv));
  CHECK(ufb::uppercase.holds(capitals + "0 @[`{\xC3\xA4"));
  CHECK_FALSE(ufb::uppercase.holds("Az"sv));
  CHECK_FALSE(ufb::uppercase.holds("a"sv));

  CHECK(ufb::ascii.holds(""sv));
  CHECK(ufb::alphanumeric.holds(""sv));
  CHECK(ufb::lowercase.holds(""sv));
  CHECK(ufb::uppercase.holds(""sv));
}

TEST_CASE("to_lower and to_upper change ASCII letters, in place, and nothing else") {
  std::string every;
  for (int c = 0; c < 256; ++c) every += static_cast<char>(c);
  const auto changed = [&](auto transform) {
    std::string text = every;
    transform.apply(text);
    std::string from, to;
    for (std::size_t i = 0; i != text.size(); ++i) {
      if (text[i] == every[i]) continue;
      from += every[i];
      to += text[i];
    }
    return from + ">" + to;
  };
  CHECK(changed(ufb::to_lower) == "ABCDEFGHIJKLMNOPQRSTUVWXYZ>abcdefghijklmnopqrstuvwxyz");
  CHECK(changed(ufb::to_upper) == "abcdefghijklmnopqrstuvwxyz>ABCDEFGHIJKLMNOPQRSTUVWXYZ");
}
