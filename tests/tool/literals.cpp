// Values as C++ source: each expected text stands beside the same text as the compiler reads it.
#include "emit/literals.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <ostream>
#include <string>

namespace ufb::test {
namespace {

using namespace std::string_view_literals;

TEST_CASE("integers fit their literals") {
  CHECK(emit::literal(std::int64_t{0}) == "0");
  CHECK(emit::literal(std::int64_t{-150}) == "-150");
  CHECK(emit::literal(std::int64_t{2147483647}) == "2147483647");
  CHECK(emit::literal(std::int64_t{2147483648}) == "2147483648LL");
  CHECK(emit::literal(std::int64_t{-2147483648}) == "-2147483648LL");
  CHECK(emit::literal(std::numeric_limits<std::int64_t>::max()) == "9223372036854775807LL");
  CHECK(emit::literal(std::numeric_limits<std::int64_t>::min()) == "(-9223372036854775807LL - 1)");
  CHECK((-9223372036854775807LL - 1) == std::numeric_limits<std::int64_t>::min());
  CHECK(emit::literal(std::uint64_t{1}) == "1");
  CHECK(emit::literal(std::uint64_t{4294967296}) == "4294967296ULL");
  CHECK(emit::literal(std::numeric_limits<std::uint64_t>::max()) == "18446744073709551615ULL");
}

TEST_CASE("floating numbers are the shortest that come back, and no integers") {
  CHECK(emit::literal(0.1F) == "0.1F");
  CHECK(emit::literal(2.0F) == "2.0F");
  CHECK(emit::literal(-std::numeric_limits<float>::infinity()) == "-::std::numeric_limits<float>::infinity()");
  CHECK(emit::literal(0.1) == "0.1");
  CHECK(emit::literal(1.0) == "1.0");
  CHECK(emit::literal(-0.0) == "-0.0");
  CHECK(emit::literal(1e300) == "1e+300");
  CHECK(emit::literal(1234567.0) == "1234567.0");
  CHECK(emit::literal(static_cast<double>(0.1F)) == "0.10000000149011612");
  CHECK(emit::literal(std::numeric_limits<double>::denorm_min()) == "5e-324");
  CHECK(emit::literal(std::numeric_limits<double>::max()) == "1.7976931348623157e+308");
  CHECK(emit::literal(std::numeric_limits<double>::infinity()) == "::std::numeric_limits<double>::infinity()");
  CHECK(emit::literal(-std::numeric_limits<double>::infinity()) == "-::std::numeric_limits<double>::infinity()");
  CHECK(emit::literal(std::numeric_limits<double>::quiet_NaN()) == "::std::numeric_limits<double>::quiet_NaN()");
}

TEST_CASE("durations are written in their unit, by its name where it has one") {
  const auto whole = [](std::int64_t count, model::unit unit) { return emit::literal(model::duration{count, unit}); };
  CHECK(whole(20, {1, 1000}) == "::std::chrono::milliseconds{20}");
  CHECK(whole(-1, {86400, 1}) == "::std::chrono::days{-1}");
  CHECK(whole(4294967296, {1, 1}) == "::std::chrono::seconds{4294967296LL}");
  CHECK(whole(3, {1, 60}) == "::std::chrono::duration<long long, ::std::ratio<1, 60>>{3}");
  CHECK(emit::literal(model::duration{0.5, {1, 1}}) == "::std::chrono::duration<double, ::std::ratio<1, 1>>{0.5}");
  CHECK(emit::literal(model::time_point{{std::int64_t{1}, {86400, 1}}, "::std::chrono::system_clock"}) ==
        "::std::chrono::time_point<::std::chrono::system_clock, ::std::chrono::days>{::std::chrono::days{1}}");
}

TEST_CASE("bool, enumerators and text are themselves") {
  CHECK(emit::literal(true) == "true");
  CHECK(emit::literal(false) == "false");
  CHECK(emit::literal(model::enumerator{"red", "::shop::color::red", "::shop::color", 0}) == "::shop::color::red");
  CHECK(emit::literal(std::string("x")) == "\"x\"");
}

/// A literal, and what the compiler makes of it.
struct pair {
  std::string_view written;
  std::string_view meant;
};

TEST_CASE("text of any bytes is one literal") {
  const pair pairs[] = {
      {R"x("")x", ""sv},
      {R"x("plain ASCII, all of it: ~!@#$%^&*()_+ {}[]|:;'<>,./?")x", "plain ASCII, all of it: ~!@#$%^&*()_+ {}[]|:;'<>,./?"sv},
      {R"x("\"quoted\" and \\back\\")x", "\"quoted\" and \\back\\"sv},
      {R"x("line\nend\ttab\rreturn")x", "line\nend\ttab\rreturn"sv},
      {R"x("\0011\177\2007")x", "\0011\177\2007"sv},
      {R"x("\303\251t\303\251")x", "\303\251t\303\251"sv},
      {R"x("?\?=?\?\?")x", "?\?=?\?\?"sv},
      {R"x("a\000b")x", "a\000b"sv},
  };
  for (const pair& each : pairs) CHECK(emit::quoted(each.meant) == std::string(each.written));
}

TEST_CASE("a text with a NUL in it says how long it is") {
  CHECK(emit::literal(std::string("a\0b", 3)) == "::std::string_view(\"a\\000b\", 3)");
  CHECK(::std::string_view("a\000b", 3) == "a\0b"sv);
}

TEST_CASE("what compilers show keeps its UTF-8, and has no numbers of bytes") {
  CHECK(emit::quoted_message("größe: \"a\\b\"") == R"("größe: \"a\\b\"")");
  CHECK(emit::quoted_message("a\tb\x7F") == R"("a?b?")");
  CHECK(emit::quoted_message("a\xE9" "b") == R"("a?b")");
}

}  // namespace
}  // namespace ufb::test
