// The compiler of patterns beside RE2, which the tool asks whether a pattern is one: a table of patterns, most of them near the edge of the
// syntax, on which both must agree, and of texts. tests/fuzz/patterns.cpp does the same with random ones.
#include <re2/re2.h>

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <string_view>
#include <ufb/detail/automaton.hpp>
#include <ufb/detail/regex.hpp>

namespace detail = ufb::detail;
using namespace std::string_view_literals;

namespace {

constexpr std::array patterns{
    ""sv, "a"sv, "|"sv, "||a"sv, "()"sv, "(|)"sv, "("sv, ")"sv, "(a"sv, "a)"sv, "(a))"sv, "((a)"sv,
    // repetitions
    "*"sv, "+"sv, "?"sv, "{2}"sv, "(*)"sv, "a|*"sv, "(?i)*"sv, "(?:)*"sv, "()*"sv, "^*"sv, "$+"sv, "\\b{3}"sv, "a**"sv, "a*+"sv, "a*?"sv,
    "a*??"sv, "a?{2}"sv, "a{2}{3}"sv, "(a{2}){3}"sv, "a*(?i)*"sv, "a*\\Q\\E*"sv, "a{1000}"sv, "a{1001}"sv, "a{0,1001}"sv, "a{1001,}"sv,
    "a{2,1}"sv, "a{1,}"sv, "a{,1}"sv, "a{}"sv, "a{1"sv, "a{1,"sv, "a{1,2"sv, "a{01}"sv, "a{1,02}"sv, "a{ 1}"sv, "a{-1}"sv, "a{1,x}"sv,
    "a{100000000}"sv, "a{1000000000}"sv, "(a{10}){100}"sv, "(a{10}){101}"sv, "((a{10}){10}){11}"sv, "(a{1000,}){1}"sv, "(a{1000,}){2}"sv,
    "(a{2,}){500}"sv, "(a{2,}){501}"sv, "(a{0}){1000}"sv, "(a*){1000}"sv, "(a{500}|b{501}){2}"sv, "(a{500}b{500}){2}"sv,
    // classes
    "[a"sv, "[]"sv, "[]a"sv, "[]a]"sv, "[^]"sv, "[^]a]"sv, "[^^]"sv, "[a-]"sv, "[-a]"sv, "[a-b-c]"sv, "[--a]"sv, "[a--]"sv, "[z-a]"sv, "[a-a]"sv,
    "[\\]]"sv, "[\\d-z]"sv, "[a-\\d]"sv, "[\\b]"sv, "[\\w\\W]"sv, "[[:alpha:]]"sv, "[[:^alpha:]]"sv, "[[:foo:]]"sv, "[[:alpha:"sv, "[[:alpha]"sv,
    "[:alpha:]"sv, "[[:]]"sv, "[[:word:][:ascii:]]"sv, "[a-[:digit:]]"sv, "[[.a.]]"sv, "[[=a=]]"sv, "[\\Qa\\E]"sv, "[a&&b]"sv, "[\\x{1}-\\x{2}]"sv,
    "[\\x{D7FF}-\\x{E000}]"sv, "[é-ü]"sv, "[ü-é]"sv, "[^é]"sv, "[^é]|é"sv, "a|[Aa]"sv, "[Aa]|a"sv, "(?i)[^k]"sv, "(?i)[\\W]"sv, "(?i)[^\\W]"sv,
    // groups
    "(?"sv, "(?)"sv, "(?:"sv, "(?:a)"sv, "(?a)"sv, "(?i"sv, "(?i)"sv, "(?i)a"sv, "(?i:a)"sv, "(?-i)a"sv, "(?i-)a"sv, "(?i--s)a"sv, "(?--i)a"sv,
    "(?-)"sv, "(?imsU-imsU)a"sv, "(?x)a"sv, "(?=a)"sv, "(?!a)"sv, "(?<=a)"sv, "(?<!a)"sv, "(?>a)"sv, "(?#a)"sv, "(?P<n>a)"sv, "(?P<n>a)(?P<n>b)"sv,
    "(?P<>a)"sv, "(?P<n a>a)"sv, "(?P<n"sv, "(?P<n>"sv, "(?P<"sv, "(?P"sv, "(?P=n)"sv, "(?P>n)"sv, "(?P<é>a)"sv, "(?P<1_a>a)"sv, "(?<n>a)"sv,
    "(?'n'a)"sv, "(?i)a(?-i)b|c"sv, "(a(?i)b|c)d"sv, "((?i)a|b)c"sv, "(?i:a|b)c|D"sv, "(?s).(?-s)."sv, "(?m)^a$"sv, "(?m:^)a$"sv, "(?U)a+?"sv,
    // escapes
    "\\"sv, "a\\"sv, "\\a"sv, "\\b"sv, "\\c"sv, "\\d"sv, "\\e"sv, "\\E"sv, "\\f"sv, "\\g"sv, "\\G"sv, "\\h"sv, "\\k"sv, "\\K"sv, "\\n"sv, "\\N"sv, "\\Q"sv,
    "\\Qa"sv, "\\Qa\\"sv, "\\Q\\Q\\E"sv, "\\Qa\\Eb\\E"sv, "\\R"sv, "\\u0041"sv, "\\U"sv, "\\v"sv, "\\V"sv, "\\X"sv, "\\y"sv, "\\z"sv, "\\Z"sv, "\\A"sv, "\\B"sv, "\\C"sv,
    "\\_"sv, "\\é"sv, "\\ "sv, "\\-"sv, "\\\x7F"sv, "\\0"sv, "\\1"sv, "\\8"sv, "\\12"sv, "\\18"sv, "\\012"sv, "\\0123"sv, "\\377"sv, "\\777"sv,
    "\\x"sv, "\\x4"sv, "\\x41"sv, "\\x4g"sv, "\\x{"sv, "\\x{}"sv, "\\x{4"sv, "\\x{41}"sv, "\\x{0000000041}"sv, "\\x{10FFFF}"sv, "\\x{110000}"sv, "\\x{D800}"sv,
    "\\x{g}"sv, "[\\x{41}-\\103]"sv,
    // bytes that are no UTF-8
    "\xFF"sv, "a\xC3"sv, "\xC0\x80"sv, "\xE0\x80\x80"sv, "\xED\xA0\x80"sv, "\xF4\x90\x80\x80"sv, "[\xC3]"sv, "\\Q\xC3\\E"sv, "(?\xC3)"sv, "\\\xC3"sv,
    "(?P<\xC3>a)"sv, "[a-\xFF]"sv, "\0"sv, "[\0-a]"sv,
    // what it is for
    ".*"sv, "(?s).*"sv, "[^\\n]*"sv, "\\ba\\b.*\\Bb"sv, "^a|b$"sv, "(^|,)a(,|$)"sv, "(?m)(^a$\\n?)*"sv, "[0-9]{5}"sv, "[A-Z]{3}-[0-9]+"sv, "K|\u212A"sv,
    "(a|b)*abb"sv, "[a-z]{1,255}"sv, "(a?){30}a{30}"sv, "((a|ab)(c|bcd)(d*))"sv, "\u65E5[\u672C-\u8A9E]?"sv, "\U0001F600{2}"sv};

constexpr std::array texts{""sv,   "a"sv,     "A"sv,      "b"sv,     "ab"sv,    "aa"sv,       "aaa"sv,    "abb"sv,    "abcd"sv,     "a-a"sv,      "-"sv,         "]"sv,
                           "^"sv,  "\\"sv,    "_"sv,      "{"sv,     "a{,1}"sv, "a{1"sv,      "a\n"sv,    "\n"sv,     "a\na"sv,     "a\na\n"sv,   "ac"sv,        ",a,"sv,
                           "k"sv,  "K"sv,     "\u212A"sv, "\u017F"sv, "\u00E9"sv, "\u00C9"sv, "\u65E5"sv, "\uD7FF"sv, "\uE000"sv,   "\U0001F600\U0001F600"sv, "\x80"sv, "\xFF"sv,
                           "\xC3"sv, "\xC3\x28"sv, "\xE0\x80\x80"sv, "\xED\xA0\x80"sv, "\xF4\x90\x80\x80"sv, "\xC0\x80"sv, "\0"sv, "12345"sv, "ABC-12"sv, "n"sv, "d"sv, "7"sv, " "sv, "\t"sv};

}  // namespace

TEST_CASE("what is a pattern to one is a pattern to the other, and what matches it matches") {
  int automata = 0;
  int matches = 0;
  for (const std::string_view pattern : patterns) {
    CAPTURE(pattern);
    const RE2 expected(re2::StringPiece(pattern.data(), pattern.size()), RE2::Quiet);
    detail::regex_states states;
    const detail::regex_status status = detail::compile_regex(pattern, detail::bound_of_tool, states);
    if (status == detail::regex_status::past_bound) continue;
    CHECK(expected.ok() != detail::is_syntax_error(status));
    if (status != detail::regex_status::ok) continue;
    ++automata;
    const auto rows = detail::rows_of(states);
    const detail::automaton made(states.classes, states.class_count + 1, rows.data());
    for (const std::string_view text : texts) {
      CAPTURE(text);
      const bool is_match = RE2::FullMatch(re2::StringPiece(text.data(), text.size()), expected);
      CHECK(made.matches(text) == is_match);
      matches += is_match ? 1 : 0;
    }
  }
  CHECK(automata > 120);
  CHECK(matches > 400);
}

TEST_CASE("few of them are past the bound") {
  const auto is_past = [](std::string_view pattern) {
    detail::regex_states states;
    return detail::compile_regex(pattern, detail::bound_of_tool, states) == detail::regex_status::past_bound;
  };
  CHECK(is_past("\\pL"));
  CHECK(is_past("(?i)\u00E9"));
  CHECK(is_past("[^\u00E9]|\u00E9"));  // of which RE2 makes one class that takes more
  CHECK(is_past("a|[Aa]"));            // and of which it makes one that takes less
  CHECK(is_past("(a|b)*a(a|b){12}"));
  CHECK(is_past("a{256}"));
  CHECK_FALSE(is_past("a{254}"));
  CHECK(is_past("(?i)[\u00E9-\u00FC]"));
  CHECK_FALSE(is_past("[\u00E9-\u00FC]|a"));
  CHECK_FALSE(is_past(".{1,60}"));
  CHECK_FALSE(is_past("(?i)straight|curved"));
}

TEST_CASE("equal states are one") {
  const auto states_of = [](std::string_view pattern) {
    detail::regex_states states;
    REQUIRE(detail::compile_regex(pattern, detail::bound_of_tool, states) == detail::regex_status::ok);
    return states.count() - 1;
  };
  CHECK(states_of("a|a") == 2);
  CHECK(states_of("(a|b)*abb") == 4);
  CHECK(states_of("(?:ab|cb|db)*") == 2);
  CHECK(states_of("(|a+)") == 1);
  CHECK(states_of("a\\bb") == 1);  // nothing at all
  CHECK(states_of("[0-9]{5}") == 6);
}
