// The rules of numbers, applied to durations and time points: by value, whatever units meet, without overflow.
#include <ufb/ufb.hpp>
#include <ufb/rule.hpp>

#include <doctest/doctest.h>

#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <ratio>
#include <string>
#include <vector>

using namespace std::chrono_literals;
using std::chrono::sys_days;
using std::chrono::sys_seconds;
using std::chrono::year;

namespace {

using fine = std::chrono::nanoseconds;
using long_hours = std::chrono::duration<std::int64_t, std::ratio<3600>>;
using thirds = std::chrono::duration<int, std::ratio<1, 3>>;
using real = std::chrono::duration<double>;

constexpr sys_days new_year = sys_days{year{2024} / 1 / 1};

struct job {
  std::chrono::milliseconds timeout = 5s;
  std::optional<sys_seconds> at;
  std::vector<std::chrono::minutes> slots;
};

}  // namespace

template <>
inline constexpr auto ufb::schema<job> =
    ufb::object(ufb::field<&job::timeout>(ufb::range(20ms, 2min)), ufb::field<&job::at>(ufb::min(new_year)),
                ufb::field<&job::slots>(ufb::each(ufb::positive, ufb::multiple_of(15min))));

static_assert(ufb::range(20ms, 2min).holds(1s));
static_assert(ufb::min(new_year).holds(sys_days{year{2024} / 2 / 29}));
static_assert(ufb::multiple_of(15min).holds(1h));

TEST_CASE("units are converted, both ends hold or do not") {
  CHECK(ufb::min(1s).holds(1000ms));
  CHECK_FALSE(ufb::min(1s).holds(999ms));
  CHECK(ufb::max(1s).holds(1000ms));
  CHECK_FALSE(ufb::max(1s).holds(1000000001ns));
  CHECK_FALSE(ufb::greater_than(1s).holds(1000ms));
  CHECK(ufb::greater_than(1s).holds(1001ms));
  CHECK_FALSE(ufb::less_than(1min).holds(60s));
  CHECK(ufb::less_than(1min).holds(59s));
  CHECK(ufb::max(1s).holds(thirds(3)));
  CHECK_FALSE(ufb::max(1s).holds(thirds(4)));
  CHECK(ufb::less_than(0.5s).holds(499ms));
  CHECK_FALSE(ufb::less_than(0.5s).holds(500ms));
  CHECK(ufb::one_of(1h, 24h).holds(60min));
}

TEST_CASE("what <chrono> would overflow on is compared by value") {
  // 400 years in hours are no number of nanoseconds in 64 bits.
  CHECK_FALSE(ufb::max(1ns).holds(long_hours(400 * 8766)));
  CHECK(ufb::min(1ns).holds(long_hours(400 * 8766)));
  CHECK(ufb::max(long_hours(std::numeric_limits<std::int64_t>::max())).holds(fine(std::numeric_limits<std::int64_t>::max())));
  CHECK_FALSE(ufb::max(fine(std::numeric_limits<std::int64_t>::max())).holds(long_hours(std::numeric_limits<std::int64_t>::max())));
  CHECK(ufb::max(fine(0)).holds(long_hours(std::numeric_limits<std::int64_t>::min())));
  CHECK(ufb::multiple_of(7ns).holds(long_hours(7 * 400 * 8766)));
  CHECK_FALSE(ufb::multiple_of(7ns).holds(long_hours(1)));
}

TEST_CASE("signs and steps") {
  CHECK(ufb::positive.holds(1ns));
  CHECK_FALSE(ufb::positive.holds(0s));
  CHECK(ufb::negative.holds(-1h));
  CHECK(ufb::non_negative.holds(0ms));
  CHECK_FALSE(ufb::non_positive.holds(real(0.001)));
  CHECK_FALSE(ufb::positive.holds(real(std::numeric_limits<double>::quiet_NaN())));
  CHECK(ufb::multiple_of(15min).holds(-45min));
  CHECK_FALSE(ufb::multiple_of(15min).holds(50min));
  CHECK(ufb::multiple_of(1s).holds(thirds(-3)));
  CHECK_FALSE(ufb::multiple_of(1s).holds(thirds(2)));
  CHECK(ufb::multiple_of(real(0.25)).holds(real(0.75)));
  CHECK(ufb::multiple_of(real(0.25)).holds(1s));
}

TEST_CASE("time points of one clock") {
  CHECK(ufb::min(new_year).holds(std::chrono::system_clock::time_point(new_year)));
  CHECK_FALSE(ufb::min(new_year).holds(sys_seconds(new_year) - 1s));
  CHECK(ufb::range(new_year, new_year + 24h).holds(new_year));
  CHECK(ufb::less_than(new_year + 1ns).holds(new_year));
  CHECK(ufb::one_of(new_year).holds(sys_seconds(new_year)));
  CHECK(ufb::greater_than(std::chrono::steady_clock::time_point()).holds(std::chrono::steady_clock::time_point(1ns)));
}

TEST_CASE("messages have the units") {
  CHECK(ufb::detail::message_of(ufb::range(20ms, 2min)) == "must be between 20ms and 2min");
  CHECK(ufb::detail::message_of(ufb::min(1h)) == "must be at least 1h");
  CHECK(ufb::detail::message_of(ufb::max(3us)) == "must be at most 3us");
  CHECK(ufb::detail::message_of(ufb::max(3ns)) == "must be at most 3ns");
  CHECK(ufb::detail::message_of(ufb::max(std::chrono::days(2))) == "must be at most 2d");
  CHECK(ufb::detail::message_of(ufb::max(std::chrono::weeks(2))) == "must be at most 2[604800]s");
  CHECK(ufb::detail::message_of(ufb::max(thirds(2))) == "must be at most 2[1/3]s");
  CHECK(ufb::detail::message_of(ufb::multiple_of(real(0.25))) == "must be a multiple of 0.25s");
  CHECK(ufb::detail::message_of(ufb::min(new_year)) == "must be at least 2024-01-01T00:00:00Z");
  CHECK(ufb::detail::message_of(ufb::max(std::chrono::steady_clock::time_point(5s))) == "must be at most 5000000000ns since the clock's epoch");
  CHECK(ufb::detail::message_of(ufb::max(std::chrono::sys_time<real>(real(0.5)))) == "must be at most 0.5s since the clock's epoch");
}

TEST_CASE("time points are shown as RFC 3339 has them") {
  const auto shown = [](const auto& value) { return ufb::detail::show(value); };
  CHECK(shown(sys_seconds{}) == "1970-01-01T00:00:00Z");
  CHECK(shown(sys_seconds{-1s}) == "1969-12-31T23:59:59Z");
  CHECK(shown(sys_days{year{2024} / 2 / 29} + 12h + 34min + 56s + 7ms) == "2024-02-29T12:34:56.007Z");
  CHECK(shown(sys_days{year{2000} / 3 / 1} - 1ns) == "2000-02-29T23:59:59.999999999Z");
  CHECK(shown(sys_days{year{1} / 1 / 1}) == "0001-01-01T00:00:00Z");
  CHECK(shown(sys_days{year{-1} / 12 / 31}) == "-0001-12-31T00:00:00Z");
  CHECK(shown(sys_days{year{9999} / 12 / 31}) == "9999-12-31T00:00:00Z");
  CHECK(shown(sys_days{year{12345} / 6 / 7}) == "12345-06-07T00:00:00Z");
  CHECK(shown(std::chrono::sys_time<thirds>(thirds(1))) == "1970-01-01T00:00:00.333333333333333333Z");
  CHECK(shown(std::chrono::local_days{year{2024} / 2 / 29}) == "2024-02-29T00:00:00");
  CHECK(shown(std::chrono::sys_time<std::chrono::hours>(std::chrono::hours::max())).ends_with("T07:00:00Z"));
  CHECK(shown(std::chrono::sys_time<std::chrono::years>::max()) == "9223372036854777776-12-31T04:44:24Z");
  CHECK(shown(std::chrono::sys_time<std::chrono::years>::min()) == "-9223372036854773839-12-31T13:26:24Z");
  CHECK(shown(std::chrono::sys_time<std::chrono::duration<std::uint64_t>>(std::chrono::duration<std::uint64_t>(18446744073709551615U))) ==
        "584554051223-11-09T07:00:15Z");
  CHECK(shown(std::chrono::sys_time<std::chrono::nanoseconds>::min()) == "1677-09-21T00:12:43.145224192Z");
  // Each day of a century, by the standard's own calendar.
  for (sys_days day{year{1899} / 12 / 31}; day < sys_days{year{2000} / 3 / 2}; day += std::chrono::days(1)) {
    const std::chrono::year_month_day date(day);
    const int number = static_cast<int>(date.year()) * 10000 + static_cast<int>(static_cast<unsigned>(date.month()) * 100 + static_cast<unsigned>(date.day()));
    CHECK(shown(day) == std::to_string(number).insert(6, "-").insert(4, "-") + "T00:00:00Z");
  }
}

TEST_CASE("counts are shown whatever they are") {
  const auto shown = [](const auto& value) { return ufb::detail::show(value); };
  CHECK(shown(std::chrono::nanoseconds::min()) == "-9223372036854775808ns");
  CHECK(shown(std::chrono::duration<std::uint64_t>(18446744073709551615U)) == "18446744073709551615s");
  CHECK(shown(std::chrono::duration<char>('a')) == "97s");
  CHECK(shown(real(std::numeric_limits<double>::infinity())) == "inf");
  CHECK(shown(-real(std::numeric_limits<double>::infinity())) == "-inf");
  CHECK(shown(real(std::numeric_limits<double>::quiet_NaN())) == "nan");
  CHECK(shown(std::chrono::duration<long double>(1.5L)) == "1.5s");
}

TEST_CASE("through a schema, with the defaults of the struct") {
  CHECK(ufb::build<job>().build()->timeout == 5s);
  CHECK(ufb::build<job>().with<&job::timeout>(1min).with<&job::at>(new_year).with<&job::slots>({15min, 30min}).build());
  const auto bad = ufb::build<job>().with<&job::timeout>(19ms).with<&job::at>(new_year - 1s).with<&job::slots>({15min, 0min, 20min}).build();
  REQUIRE(!bad);
  CHECK(ufb::to_string(bad.error()) ==
        "timeout: must be between 20ms and 2min (got 19ms)\n"
        "at: must be at least 2024-01-01T00:00:00Z (got 2023-12-31T23:59:59Z)\n"
        "slots[1]: must be positive (got 0min)\n"
        "slots[2]: must be a multiple of 15min (got 20min)\n");
}
