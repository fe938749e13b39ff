// Numbers of different types, compared by value and fitted to types.
#include "check/numbers.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "declare.hpp"

namespace ufb::test {
namespace {

using signed_limits = std::numeric_limits<std::int64_t>;
using unsigned_limits = std::numeric_limits<std::uint64_t>;
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

TEST_CASE("a comparison loses neither sign nor digits") {
  CHECK(check::compare(std::int64_t{-1}, unsigned_limits::max()) < 0);
  CHECK(check::compare(unsigned_limits::max(), unsigned_limits::max() - 1) > 0);
  CHECK(check::compare(9007199254740992.0, std::int64_t{9007199254740993}) < 0);
  CHECK(check::compare(2.0, std::uint64_t{2}) == 0);
  CHECK(check::compare(signed_limits::min(), -infinity) > 0);
  CHECK(check::compare(nan, std::int64_t{0}) == std::partial_ordering::unordered);
}

TEST_CASE("bool and text are no numbers") {
  CHECK(check::is_number(std::int64_t{0}));
  CHECK(check::is_number(std::uint64_t{0}));
  CHECK(check::is_number(0.0));
  CHECK_FALSE(check::is_number(true));
  CHECK_FALSE(check::is_number(std::string("0")));
  CHECK_FALSE(check::is_number({}));
}

TEST_CASE("integers hold what is whole and within their bits") {
  const model::type byte = integer("std::uint8_t", 8, false);
  CHECK(check::fitted(std::int64_t{255}, byte) == model::value(std::int64_t{255}));
  CHECK(check::fitted(200.0, byte) == model::value(std::int64_t{200}));
  CHECK_FALSE(check::fitted(std::int64_t{256}, byte));
  CHECK_FALSE(check::fitted(std::int64_t{-1}, byte));
  CHECK_FALSE(check::fitted(0.5, byte));
  CHECK_FALSE(check::fitted(nan, byte));
  CHECK_FALSE(check::fitted(infinity, byte));

  const model::type wide = integer("std::int64_t", 64);
  CHECK(check::fitted(signed_limits::min(), wide) == model::value(signed_limits::min()));
  CHECK(check::fitted(signed_limits::max(), wide) == model::value(signed_limits::max()));
  CHECK_FALSE(check::fitted(unsigned_limits::max(), wide));
  CHECK_FALSE(check::fitted(9223372036854775808.0, wide));

  const model::type widest = integer("std::uint64_t", 64, false);
  CHECK(check::fitted(unsigned_limits::max(), widest) == model::value(unsigned_limits::max()));
  CHECK_FALSE(check::fitted(18446744073709551616.0, widest));
  CHECK(check::fitted(signed_limits::min(), integer("__int128", 128)) == model::value(signed_limits::min()));
}

TEST_CASE("floating types round what is written in decimals, and nothing else") {
  CHECK(check::fitted(std::int64_t{3}, floating()) == model::value(3.0));
  CHECK(check::fitted(0.1, floating("float", 32)) == model::value(0.1F));
  CHECK(check::fitted(infinity, floating()) == model::value(infinity));
  CHECK(check::fitted(infinity, floating("float", 32)) == model::value(std::numeric_limits<float>::infinity()));
  CHECK_FALSE(check::fitted(1e39, floating("float", 32)));
  CHECK_FALSE(check::fitted(-1e39, floating("float", 32)));
  CHECK_FALSE(check::fitted(nan, floating()));
  CHECK_FALSE(check::fitted(std::int64_t{9007199254740993}, floating()));
}

TEST_CASE("limits are told in whole numbers") {
  CHECK(check::limits_of(integer("std::int8_t", 8)) == "it holds whole numbers from -128 to 127");
  CHECK(check::limits_of(integer("std::int64_t", 64)) == "it holds whole numbers from -9223372036854775808 to 9223372036854775807");
  CHECK(check::limits_of(integer("std::uint64_t", 64, false)) == "it holds whole numbers from 0 to 18446744073709551615");
}

TEST_CASE("durations hold whole numbers of their unit, by its count's type") {
  using count = std::int64_t;
  const model::duration minute{count{1}, {60, 1}};
  CHECK(check::fitted(minute, milliseconds()) == model::value(model::duration{count{60000}, {1, 1000}}));
  CHECK(check::fitted(model::duration{count{3}, {1, 3}}, duration("seconds", {1, 1})) == model::value(model::duration{count{1}, {1, 1}}));
  CHECK_FALSE(check::fitted(model::duration{count{2}, {1, 3}}, duration("seconds", {1, 1})));
  CHECK(check::fitted(model::duration{0.5, {1, 1}}, milliseconds()) == model::value(model::duration{count{500}, {1, 1000}}));
  CHECK_FALSE(check::fitted(model::duration{0.0005, {1, 1}}, milliseconds()));
  CHECK_FALSE(check::fitted(model::duration{nan, {1, 1}}, milliseconds()));
  CHECK_FALSE(check::fitted(model::duration{signed_limits::max(), {60, 1}}, milliseconds()));
  CHECK(check::fitted(model::duration{signed_limits::max(), {1, 1000}}, milliseconds()));
  CHECK_FALSE(check::fitted(minute, duration("byte", {1, 1000}, integer("std::int8_t", 8))));
  CHECK(check::fitted(minute, duration("real", {1, 1}, floating())) == model::value(model::duration{60.0, {1, 1}}));
  CHECK_FALSE(check::fitted(model::duration{infinity, {1, 1}}, duration("real", {1, 1}, floating())));
}

TEST_CASE("a quantity is of its type's kind, a time point of its clock") {
  const model::duration second{std::int64_t{1}, {1, 1}};
  const model::time_point point{second, "::std::chrono::system_clock"};
  const model::type type = time_point("sys_time", milliseconds());
  CHECK(check::is_of_kind(point, type));
  CHECK(check::fitted(point, type) == model::value(model::time_point{{std::int64_t{1000}, {1, 1000}}, "::std::chrono::system_clock"}));
  CHECK_FALSE(check::is_of_kind(point, time_point("ticks", milliseconds(), "::std::chrono::steady_clock")));
  CHECK_FALSE(check::is_of_kind(second, type));
  CHECK_FALSE(check::is_of_kind(second, integer()));
  CHECK_FALSE(check::is_of_kind(std::int64_t{1}, milliseconds()));
  CHECK(check::is_of_kind(second, milliseconds()));
  CHECK(check::zero_of(type) == model::value(model::time_point{{std::int64_t{0}, {1, 1000}}, "::std::chrono::system_clock"}));
  CHECK(check::sign_of(second) > 0);
  CHECK(check::sign_of(check::zero_of(milliseconds())) == 0);
  CHECK(check::compare(second, model::duration{std::int64_t{2}, {1, 1}}) < 0);
}

}  // namespace
}  // namespace ufb::test
