// rules/range.hpp, min.hpp, max.hpp: numbers compare by value, whatever types meet.
#include <ufb/rules/max.hpp>
#include <ufb/rules/min.hpp>
#include <ufb/rules/range.hpp>

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
  CHECK(ufb::range('a', 'z').message() == "must be between 'a' and 'z'");
  CHECK(ufb::min('0').message() == "must be at least '0'");
  CHECK(ufb::max(U'9').message() == "must be at most '9'");
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
  CHECK(ufb::range(0, 150).message() == "must be between 0 and 150");
  CHECK(ufb::range(-0.5, 1U).message() == "must be between -0.5 and 1");
  CHECK(ufb::min(3).message() == "must be at least 3");
  CHECK(ufb::max(largest).message() == "must be at most 9223372036854775807");
  CHECK(ufb::range(0, 1).code == "range");
}
