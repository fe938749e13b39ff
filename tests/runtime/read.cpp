// read.hpp: what each text is read as, and what is not; moments and durations to the last unit.
#include <doctest/doctest.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <ufb/detail/show.hpp>
#include <ufb/read.hpp>
#include <ufb/rules/one_of.hpp>

namespace {

enum class plain : std::uint8_t { a, b };
enum class named { red, green };
enum flag : bool { off, on };
enum level { low, high = 5 };
enum sign { minus = -1, plus = 1 };
enum nameless { first };

/// Stands for the glue of a struct that has a field of the enumeration.
struct source {
  static constexpr auto enumerators(std::type_identity<named>) {
    return std::array{ufb::rules::named{named::red, "rouge"}, ufb::rules::named{named::green, "green"}};
  }
  static constexpr auto enumerators(std::type_identity<level>) { return std::array{ufb::rules::named{low, "low"}, ufb::rules::named{high, "high"}}; }
  static constexpr auto enumerators(std::type_identity<sign>) { return std::array{ufb::rules::named{minus, "minus"}, ufb::rules::named{plus, "plus"}}; }
};

template <class V>
std::optional<V> read(std::string_view text) {
  return ufb::detail::read<V, source>(text);
}
template <class V>
std::string wanted() {
  const ufb::error found = ufb::detail::not_a<V, source>();
  return ufb::filled(found.message, found);
}

using namespace std::chrono;

}  // namespace

TEST_CASE("a whole number is read whole, and within its type") {
  CHECK(read<int>("42") == 42);
  CHECK(read<int>("-2147483648") == std::numeric_limits<int>::min());
  CHECK(read<std::uint64_t>("18446744073709551615") == std::numeric_limits<std::uint64_t>::max());
  CHECK(read<std::int8_t>("-128") == std::int8_t{-128});
  for (const char* text : {"", " 1", "1 ", "+1", "0x1", "1.0", "1e3", "2147483648", "one"}) CHECK(!read<int>(text));
  CHECK(!read<std::uint8_t>("256"));
  CHECK(!read<unsigned>("-1"));
  CHECK(!read<int>(std::string_view("1\0", 2)));
  CHECK(wanted<std::uint8_t>() == "must be a whole number from 0 to 255");
}

TEST_CASE("a floating-point number is what from_chars reads, whole") {
  CHECK(read<double>("0.1") == 0.1);
  CHECK(read<float>("-1e-3") == -1e-3F);
  CHECK(read<long double>("2") == 2.0L);
  CHECK(read<double>("inf") == std::numeric_limits<double>::infinity());
  for (const char* text : {"", "1,5", "1.5x", ".", " 1", "1e999"}) CHECK(!read<double>(text));
}

TEST_CASE("true, false, a character, a text") {
  CHECK(read<bool>("true") == true);
  CHECK(read<bool>("false") == false);
  for (const char* text : {"", "1", "True", "yes"}) CHECK(!read<bool>(text));
  CHECK(read<char>("x") == 'x');
  CHECK(!read<char>(""));
  CHECK(!read<char>("xy"));
  CHECK(read<std::string>("") == "");
  CHECK(read<std::string>(std::string_view("a\0b", 3))->size() == 3);
  CHECK(read<std::string_view>("view") == "view");
  CHECK(read<std::filesystem::path>("/a/b") == std::filesystem::path("/a/b"));
  CHECK(wanted<bool>() == "must be true or false");
  CHECK(wanted<char>() == "must be one character");
}

TEST_CASE("an enumerator is read by its name, and by its number") {
  CHECK(read<named>("rouge") == named::red);
  CHECK(read<named>("1") == named::green);
  CHECK(!read<named>("red"));
  CHECK(wanted<named>() == "must be one of rouge, green");
  CHECK(read<plain>("1") == plain::b);
  CHECK(read<plain>("255") == static_cast<plain>(255));
  CHECK(!read<plain>("256"));
  CHECK(!read<plain>("a"));
  CHECK(wanted<plain>() == "must be the number of an enumerator");
  CHECK(read<flag>("1") == on);
  CHECK(!read<flag>("2"));
}

TEST_CASE("a number that an enumeration cannot hold is no enumerator's") {
  CHECK(read<level>("5") == high);
  CHECK(read<level>("7") == static_cast<level>(7));
  for (const char* text : {"8", "-1", "4294967295"}) CHECK(!read<level>(text));
  CHECK(read<sign>("-1") == minus);
  CHECK(read<sign>("-2") == static_cast<sign>(-2));
  for (const char* text : {"2", "-3"}) CHECK(!read<sign>(text));
  CHECK(ufb::detail::is_readable<level, source>());
  CHECK(!ufb::detail::is_readable<nameless, source>());
}

TEST_CASE("through optionals and smart pointers") {
  CHECK(**read<std::optional<int>>("7") == 7);
  CHECK(**read<std::unique_ptr<int>>("7") == 7);
  CHECK(***read<std::shared_ptr<std::optional<int>>>("7") == 7);
  CHECK(!read<std::optional<int>>("x"));
  CHECK(wanted<std::optional<bool>>() == "must be true or false");
}

TEST_CASE("of other types no text is known") {
  CHECK(!ufb::detail::is_readable<std::vector<int>, source>());
  CHECK(!ufb::detail::is_readable<std::variant<int, bool>, source>());
  CHECK(!ufb::detail::is_readable<int*, source>());
  CHECK(!ufb::detail::is_readable<const char*, source>());
  CHECK(!ufb::detail::is_readable<std::unique_ptr<int[]>, source>());
  CHECK(!ufb::detail::is_readable<std::wstring, source>());
  CHECK(!ufb::detail::is_readable<steady_clock::time_point, source>());
}

TEST_CASE("a moment is a date-time of RFC 3339 that its type can hold") {
  CHECK(read<sys_seconds>("1970-01-01T00:00:00Z") == sys_seconds{});
  CHECK(read<sys_seconds>("2024-02-29t23:59:59+01:00") == sys_days{2024y / 2 / 29} + 22h + 59min + 59s);
  CHECK(read<sys_seconds>("1969-12-31T23:59:59-00:00") == sys_seconds{-1s});
  CHECK(read<sys_seconds>("0000-01-01T00:00:00Z") == sys_days{0y / 1 / 1});
  CHECK(read<sys_seconds>("9999-12-31T23:59:59Z") == sys_days{9999y / 12 / 31} + 23h + 59min + 59s);
  CHECK(read<system_clock::time_point>("2024-01-01T00:00:00.123456789Z") == sys_days{2024y / 1 / 1} + 123456789ns);
  CHECK(read<sys_time<milliseconds>>("1969-12-31T23:59:59.9990000000000000000000000Z") == sys_time<milliseconds>{-1ms});
  CHECK(read<sys_time<minutes>>("2024-01-01T00:01:00Z") == sys_days{2024y / 1 / 1} + 1min);
  CHECK(read<sys_time<duration<double>>>("1970-01-01T00:00:01.5Z") == sys_time<duration<double>>{duration<double>{1.5}});
  CHECK(!read<sys_seconds>("2024-01-01T00:00:00.5Z"));
  CHECK(!read<sys_time<minutes>>("2024-01-01T00:00:01Z"));
  CHECK(!read<sys_time<milliseconds>>("2024-01-01T00:00:00.1234Z"));
  CHECK(!read<sys_time<nanoseconds>>("9999-01-01T00:00:00Z"));
  for (const char* text : {"", "2024-01-01", "2024-01-01T00:00:00", "2023-02-29T00:00:00Z", "2024-01-01T24:00:00Z", "2024-01-01T00:00:00Zx"})
    CHECK(!read<sys_seconds>(text));
}

TEST_CASE("a leap second is the second after it, as the system's clock has none") {
  CHECK(read<sys_seconds>("2016-12-31T23:59:60Z") == sys_days{2017y / 1 / 1});
  CHECK(!read<sys_seconds>("2016-12-31T12:59:60Z"));
}

TEST_CASE("a day is a date, a local moment has no offset") {
  CHECK(read<sys_days>("2024-02-29") == sys_days{2024y / 2 / 29});
  CHECK(!read<sys_days>("2024-02-29T00:00:00Z"));
  CHECK(!read<sys_days>("2023-02-29"));
  CHECK(read<local_days>("2024-02-29") == local_days{2024y / 2 / 29});
  CHECK(read<local_seconds>("2024-02-29T12:00:00") == local_days{2024y / 2 / 29} + 12h);
  CHECK(!read<local_seconds>("2024-02-29T12:00:00Z"));
  CHECK(!read<local_seconds>("2024-02-29T23:59:60"));
  CHECK(wanted<sys_days>() == "must be a date such as 2024-02-29");
}

TEST_CASE("every day has its date: what show prints is read") {
  for (int day = -719528; day <= 2932896; day += 997) {
    const sys_seconds moment = sys_days{days{day}} + 12345s;
    const std::string shown = ufb::detail::show(moment);
    REQUIRE(read<sys_seconds>(shown) == moment);
    REQUIRE(read<sys_days>(std::string_view(shown).substr(0, 10)) == sys_days{days{day}});
  }
}

TEST_CASE("a duration is one of ISO 8601 without years and months") {
  CHECK(read<seconds>("PT1H30M") == 5400s);
  CHECK(read<seconds>("P1W") == 604800s);
  CHECK(read<hours>("P1DT2H") == 26h);
  CHECK(read<milliseconds>("PT0.25S") == 250ms);
  CHECK(read<milliseconds>("pt1,5s") == 1500ms);
  CHECK(read<minutes>("PT1.5H") == 90min);
  CHECK(read<seconds>("P0.5D") == 43200s);
  CHECK(read<duration<double>>("PT0.1S") == duration<double>{0.1});
  CHECK(read<duration<int, std::ratio<1, 3>>>("PT2S") == duration<int, std::ratio<1, 3>>{6});
  for (const char* text : {"", "P", "PT", "1H", "PT1", "P1Y", "P1M", "P1WT1H", "PT1.H", "PT.5H", "PT1.5H30M", "-PT1H", "PT1H ", "PT1S1H"})
    CHECK(!read<seconds>(text));
  CHECK(!read<seconds>("PT0.5S"));
  CHECK(!read<minutes>("PT30S"));
  CHECK(!read<nanoseconds>("P200000D"));
  CHECK(!read<seconds>("P9223372036854775807W"));
  CHECK(!read<seconds>("PT99999999999999999999S"));
  CHECK(!read<duration<std::int8_t>>("PT128S"));
  CHECK(read<seconds>("PT9223372036854775807S") == seconds::max());
  CHECK(!read<duration<std::int64_t, std::atto>>("P9223372036854775807W"));
}
