// rules/range.hpp, min.hpp, max.hpp, greater_than.hpp, less_than.hpp, multiple_of.hpp, positive.hpp, negative.hpp, non_negative.hpp,
// non_positive.hpp, finite.hpp: numbers compare by value, whatever types meet.
#include <ufb/rules/finite.hpp>
#include <ufb/rules/greater_than.hpp>
#include <ufb/rules/less_than.hpp>
#include <ufb/rules/max.hpp>
#include <ufb/rules/min.hpp>
#include <ufb/rules/multiple_of.hpp>
#include <ufb/rules/negative.hpp>
#include <ufb/rules/non_negative.hpp>
#include <ufb/rules/non_positive.hpp>
#include <ufb/rules/positive.hpp>
#include <ufb/rules/range.hpp>
#include <ufb/rule.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>

namespace {

constexpr auto largest = (std::numeric_limits<std::int64_t>::max)();
constexpr auto smallest = (std::numeric_limits<std::int64_t>::min)();
constexpr auto nan = std::numeric_limits<double>::quiet_NaN();
constexpr auto infinity = std::numeric_limits<double>::infinity();

}  // namespace

static_assert(ufb::range(0, 150).holds(150));
static_assert(!ufb::range(0, 150).holds(151));
static_assert(ufb::greater_than(0).holds(1));
static_assert(ufb::multiple_of(5).holds(-10));
static_assert(ufb::finite.holds(1.5));

TEST_CASE("both ends belong to a range") {
  CHECK(ufb::range(-1, 1).holds(-1));
  CHECK(ufb::range(-1, 1).holds(1));
  CHECK_FALSE(ufb::range(-1, 1).holds(-2));
  CHECK_FALSE(ufb::range(-1, 1).holds(2));
  CHECK(ufb::range(0.5, 0.75).holds(0.5));
  CHECK_FALSE(ufb::range(0.5, 0.75).holds(0.76));
  CHECK(ufb::min(3).holds(3));
  CHECK_FALSE(ufb::min(3).holds(2));
  CHECK(ufb::max(3).holds(3));
  CHECK_FALSE(ufb::max(3).holds(4));
}

TEST_CASE("no sign is lost") {
  CHECK_FALSE(ufb::range(-1, 1).holds(4294967295U));
  CHECK_FALSE(ufb::min(0U).holds(-1));
  CHECK(ufb::max(0U).holds(-1));
  CHECK_FALSE(ufb::max(-1).holds(std::uint64_t{0}));
  CHECK(ufb::range(std::int64_t{-5}, std::uint64_t{18446744073709551615U}).holds(std::int8_t{-5}));
  CHECK_FALSE(ufb::max(largest).holds(static_cast<std::uint64_t>(largest) + 1));
}

TEST_CASE("characters and bool are numbers, too") {
  CHECK(ufb::range('a', 'z').holds('q'));
  CHECK_FALSE(ufb::range('a', 'z').holds('Q'));
  CHECK(ufb::max(200).holds(static_cast<unsigned char>(200)));
  CHECK_FALSE(ufb::max(0).holds(true));
  CHECK(ufb::min(0x10000).holds(char32_t{0x1F600}));
}

TEST_CASE("bounds that are characters are shown as characters") {
  CHECK(ufb::detail::message_of(ufb::range('a', 'z')) == "must be between 'a' and 'z'");
  CHECK(ufb::detail::message_of(ufb::min('0')) == "must be at least '0'");
  CHECK(ufb::detail::message_of(ufb::max(U'9')) == "must be at most '9'");
}

TEST_CASE("values are shown whatever they are") {
  const auto shown = [](const auto& value) { return ufb::detail::show(value); };
  __extension__ typedef __int128 wide;
  __extension__ typedef unsigned __int128 unsigned_wide;
  CHECK(shown(wide{}) == "0");
  CHECK(shown(wide{-12}) == "-12");
  CHECK(shown(wide{1} << 127) == "-170141183460469231731687303715884105728");
  CHECK(shown(~unsigned_wide{}) == "340282366920938463463374607431768211455");
  CHECK(shown((std::numeric_limits<std::int64_t>::min)()) == "-9223372036854775808");
  CHECK(shown((std::numeric_limits<std::uint64_t>::max)()) == "18446744073709551615");
  CHECK(shown(static_cast<wchar_t>(-5)) == "-5");
  CHECK(shown(u8'a') == "'a'");
  CHECK(shown(static_cast<char8_t>(0xC3)) == "'\\xc3'");
  CHECK(shown(u'\u00e4') == "228");
  CHECK(shown(U'\U0001F600') == "128512");
  CHECK(shown('\0') == "'\\x00'");
  enum class yes_or_no : bool { no, yes };
  CHECK(shown(yes_or_no::yes) == "true");
  enum class letter : char { a = 'a' };
  CHECK(shown(letter::a) == "'a'");
  CHECK(shown(1.5L) == "1.5");
  CHECK(shown((std::numeric_limits<long double>::max)()) == "1.189731495357231765e+4932");
  CHECK(shown(static_cast<const int*>(nullptr)) == "nothing");
  CHECK(shown(nullptr).empty());
  CHECK(shown(static_cast<const void*>("")).empty());
}

TEST_CASE("NaN is in no range") {
  CHECK_FALSE(ufb::range(0, 150).holds(nan));
  CHECK_FALSE(ufb::range(0.0, 150.0).holds(nan));
  CHECK_FALSE(ufb::min(0).holds(nan));
  CHECK_FALSE(ufb::max(0).holds(nan));
  CHECK_FALSE(ufb::min(smallest).holds(nan));
  CHECK_FALSE(ufb::max(largest).holds(nan));
  CHECK_FALSE(ufb::min(-infinity).holds(std::numeric_limits<float>::quiet_NaN()));
  CHECK_FALSE(ufb::min(nan).holds(1));
  CHECK_FALSE(ufb::max(nan).holds(largest));
}

TEST_CASE("integers of 64 bits are not rounded to floating point") {
  // 2^53 + 1 is no double; 2^63 is none of int64's values.
  CHECK_FALSE(ufb::max(9007199254740992.0).holds(std::int64_t{9007199254740993}));
  CHECK(ufb::min(9007199254740992.0).holds(std::int64_t{9007199254740993}));
  CHECK_FALSE(ufb::max(std::int64_t{9007199254740991}).holds(9007199254740992.0));
  CHECK_FALSE(ufb::max(largest).holds(9223372036854775808.0));
  CHECK(ufb::max(9223372036854775808.0).holds(largest));
  CHECK_FALSE(ufb::min(9223372036854775808.0).holds(largest));
  CHECK(ufb::min(-9223372036854775808.0).holds(smallest));
  CHECK(ufb::max(-9223372036854775808.0).holds(smallest));
  CHECK_FALSE(ufb::min(smallest).holds(-1e30));
  CHECK(ufb::max(smallest).holds(-1e30));
  CHECK_FALSE(ufb::max(largest).holds(infinity));
  CHECK(ufb::max(infinity).holds(largest));
  CHECK(ufb::max(-1).holds(-1.5));
  CHECK_FALSE(ufb::max(std::int64_t{-2}).holds(-1.5));
  CHECK(ufb::max(std::int64_t{-1}).holds(-1.5));
  CHECK_FALSE(ufb::min(std::int64_t{-1}).holds(-1.5));
  CHECK(ufb::min(std::int64_t{1}).holds(1.5));
  CHECK_FALSE(ufb::min(std::int64_t{2}).holds(1.5));
  CHECK_FALSE(ufb::max(std::uint64_t{1}).holds(1.5F));
}

TEST_CASE("messages have the bounds") {
  CHECK(ufb::detail::message_of(ufb::range(0, 150)) == "must be between 0 and 150");
  CHECK(ufb::detail::message_of(ufb::range(-0.5, 1U)) == "must be between -0.5 and 1");
  CHECK(ufb::detail::message_of(ufb::min(3)) == "must be at least 3");
  CHECK(ufb::detail::message_of(ufb::range(-1000, 1000)) == "must be between -1000 and 1000");
  CHECK(ufb::detail::message_of(ufb::range(-1, 999)) == "must be between -1 and 999");
  CHECK(ufb::detail::message_of(ufb::range(10U, 100U)) == "must be between 10 and 100");
  CHECK(ufb::detail::message_of(ufb::min((std::numeric_limits<long long>::min)())) == "must be at least -9223372036854775808");
  CHECK(ufb::detail::message_of(ufb::max(largest)) == "must be at most 9223372036854775807");
  CHECK(ufb::range(0, 1).code == "range");
}

TEST_CASE("the bounds of greater_than and less_than do not hold") {
  CHECK(ufb::greater_than(3).holds(4));
  CHECK_FALSE(ufb::greater_than(3).holds(3));
  CHECK(ufb::less_than(3).holds(2));
  CHECK_FALSE(ufb::less_than(3).holds(3));
  CHECK(ufb::greater_than(0.5).holds(0.5000001));
  CHECK_FALSE(ufb::greater_than(0.5F).holds(0.5));
  CHECK(ufb::greater_than(-1).holds(18446744073709551615U));
  CHECK_FALSE(ufb::less_than(0U).holds(0));
  CHECK(ufb::less_than(0U).holds(-1));
  CHECK(ufb::greater_than(9007199254740992.0).holds(std::int64_t{9007199254740993}));
  CHECK_FALSE(ufb::less_than(9007199254740992.0).holds(std::int64_t{9007199254740993}));
  CHECK(ufb::less_than(infinity).holds(largest));
  CHECK(ufb::greater_than(-infinity).holds(smallest));
  CHECK_FALSE(ufb::less_than(infinity).holds(infinity));
  for (const double odd : {nan, -nan}) {
    CHECK_FALSE(ufb::greater_than(0).holds(odd));
    CHECK_FALSE(ufb::less_than(0).holds(odd));
    CHECK_FALSE(ufb::greater_than(odd).holds(0.0));
    CHECK_FALSE(ufb::less_than(0.0).holds(odd));
  }
  CHECK(ufb::detail::message_of(ufb::greater_than(-1)) == "must be greater than -1");
  CHECK(ufb::detail::message_of(ufb::less_than('z')) == "must be less than 'z'");
}

TEST_CASE("multiples of integers, of any sign and width") {
  CHECK(ufb::multiple_of(5).holds(0));
  CHECK(ufb::multiple_of(5).holds(-5));
  CHECK_FALSE(ufb::multiple_of(5).holds(-6));
  CHECK(ufb::multiple_of(3U).holds(-9));
  CHECK_FALSE(ufb::multiple_of(7U).holds(-9));
  CHECK(ufb::multiple_of(1).holds(smallest));
  CHECK(ufb::multiple_of(largest).holds(-largest));
  CHECK(ufb::multiple_of(std::uint64_t{9223372036854775808U}).holds(smallest));
  CHECK_FALSE(ufb::multiple_of(std::uint64_t{18446744073709551615U}).holds(-1));
  CHECK(ufb::multiple_of(8).holds(static_cast<unsigned char>(248)));
  CHECK(ufb::multiple_of(std::int8_t{4}).holds(std::int8_t{-128}));
}

TEST_CASE("multiples of floating-point numbers are exact") {
  CHECK(ufb::multiple_of(0.25).holds(0.75));
  CHECK(ufb::multiple_of(0.25).holds(-1.0));
  CHECK(ufb::multiple_of(0.25).holds(-0.0));
  CHECK_FALSE(ufb::multiple_of(0.1).holds(0.3));
  CHECK(ufb::multiple_of(2).holds(4.0F));
  CHECK_FALSE(ufb::multiple_of(2).holds(4.5F));
  CHECK(ufb::multiple_of(0.5).holds(3));
  CHECK_FALSE(ufb::multiple_of(2.0).holds(std::int64_t{9007199254740993}));
  CHECK_FALSE(ufb::multiple_of(1).holds(nan));
  CHECK_FALSE(ufb::multiple_of(1).holds(infinity));
  CHECK(ufb::detail::message_of(ufb::multiple_of(0.25)) == "must be a multiple of 0.25");
}

TEST_CASE("signs, in which zero is neither") {
  CHECK(ufb::positive.holds(1U));
  CHECK_FALSE(ufb::positive.holds(0));
  CHECK_FALSE(ufb::positive.holds(-0.0));
  CHECK_FALSE(ufb::positive.holds(-1));
  CHECK(ufb::positive.holds(std::numeric_limits<double>::denorm_min()));
  CHECK(ufb::positive.holds(infinity));
  CHECK(ufb::negative.holds(smallest));
  CHECK_FALSE(ufb::negative.holds(0));
  CHECK_FALSE(ufb::negative.holds(-0.0F));
  CHECK_FALSE(ufb::negative.holds(18446744073709551615U));
  CHECK(ufb::non_negative.holds(0));
  CHECK(ufb::non_negative.holds(-0.0));
  CHECK(ufb::non_negative.holds(18446744073709551615U));
  CHECK_FALSE(ufb::non_negative.holds(-1L));
  CHECK(ufb::non_positive.holds(0U));
  CHECK_FALSE(ufb::non_positive.holds(1U));
  CHECK(ufb::non_positive.holds(-infinity));
  CHECK_FALSE(ufb::positive.holds(nan));
  CHECK_FALSE(ufb::negative.holds(nan));
  CHECK_FALSE(ufb::non_negative.holds(nan));
  CHECK_FALSE(ufb::non_positive.holds(nan));
}

TEST_CASE("finite is neither infinite nor NaN") {
  CHECK(ufb::finite.holds(0.0));
  CHECK(ufb::finite.holds((std::numeric_limits<double>::max)()));
  CHECK(ufb::finite.holds(std::numeric_limits<float>::lowest()));
  CHECK_FALSE(ufb::finite.holds(infinity));
  CHECK_FALSE(ufb::finite.holds(-std::numeric_limits<float>::infinity()));
  CHECK_FALSE(ufb::finite.holds(nan));
  CHECK_FALSE(ufb::finite.holds(std::numeric_limits<long double>::infinity()));
}
