// schema.hpp: rules for types that are not annotated; each type has its own, and their order is the schema's.
#include <ufb/schema.hpp>
#include <ufb/validate.hpp>

#include <doctest/doctest.h>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

struct extent {
  int width;
  int height;
};

// Two types with equal fields: their rules must not be shared.
struct person {
  std::string name;
  int age;
};
struct ship {
  std::string name;
  int age;
};

// Not an aggregate, and not ours to change: a schema needs public members only.
class vehicle {
 public:
  vehicle(std::string on_plate, int count) : plate(std::move(on_plate)), wheels(count) {}
  virtual ~vehicle() = default;
  std::string plate;
  int wheels;
};

struct label {
  std::string_view text;
  std::optional<int> size;
};

struct worded {
  int rating;
  std::string name;
  std::vector<int> marks;
  std::optional<int> id;
};

struct login {
  std::string user;
  std::string password;
  std::map<std::string, int> pins;
};

struct unruled {
  int value;
};

struct span_of_time {
  int from;
  int to;
};

struct closes_nothing {
  void operator()(void*) const {}
};
struct handles {
  const void* raw;
  std::unique_ptr<void, closes_nothing> owned;
  std::map<std::pair<int, int>, int> by_place;
};

}  // namespace

template <>
inline constexpr auto ufb::schema<extent> =
    ufb::object(ufb::field<&extent::width>(ufb::range(1, 16384)), ufb::field<&extent::height>(ufb::range(1, 16384)),
                ufb::check("is_landscape", [](const extent& whole) { return whole.width >= whole.height; }));

template <>
inline constexpr auto ufb::schema<person> =
    ufb::object(ufb::field<&person::name>(ufb::trim, ufb::length(1, 20)), ufb::field<&person::age>(ufb::range(0, 150)));

template <>
inline constexpr auto ufb::schema<ship> = ufb::object(ufb::field<&ship::age>(ufb::max(40)));

template <>
inline constexpr auto ufb::schema<vehicle> =
    ufb::object(ufb::field<&vehicle::wheels>(ufb::one_of(2, 4)), ufb::field<&vehicle::plate>(ufb::not_empty()));

template <>
inline constexpr auto ufb::schema<label> =
    ufb::object(ufb::field<&label::text>(ufb::email), ufb::field<&label::size>(ufb::required, ufb::min(1)));

template <>
inline constexpr auto ufb::schema<worded> = ufb::object(
    ufb::field<&worded::rating>(ufb::message(ufb::range(1, 5), "one to five stars"), ufb::max(9)),
    ufb::field<&worded::name>(ufb::code(ufb::message(ufb::not_empty, "who are you?"), "anonymous")),
    ufb::field<&worded::marks>(ufb::each(ufb::message(ufb::code(ufb::min(0), "negative"), "no debts"))),
    ufb::field<&worded::id>(ufb::code(ufb::required, "no_id"), ufb::min(1)),
    ufb::message(ufb::code(ufb::check("is_sane", [](const worded& whole) { return whole.rating != 5; }), "insane"), "five is too much"));

// The check is written first.
template <>
inline constexpr auto ufb::schema<span_of_time> =
    ufb::object(ufb::check<&span_of_time::from, &span_of_time::to>("in_order", [](const span_of_time& whole) { return whole.from <= whole.to; }),
                ufb::field<&span_of_time::from>(ufb::min(0)), ufb::field<&span_of_time::to>(ufb::max(9)));

template <>
inline constexpr auto ufb::schema<handles> = ufb::object(ufb::field<&handles::raw>(ufb::required), ufb::field<&handles::owned>(ufb::required),
                                                         ufb::field<&handles::by_place>(ufb::values(ufb::max(1))));

template <>
inline constexpr auto ufb::schema<login> =
    ufb::object(ufb::field<&login::user>(ufb::not_empty, ufb::rename("user name")),
                ufb::field<&login::password>(ufb::secret, ufb::length(8), ufb::rename("pass-word")),
                ufb::field<&login::pins>(ufb::secret(), ufb::keys(ufb::not_empty), ufb::values(ufb::min(0))));

TEST_CASE("a schema is known and its absence is, too") {
  CHECK(ufb::detail::has_schema<extent>);
  CHECK_FALSE(ufb::detail::has_schema<unruled>);
}

TEST_CASE("every rule of every field, in the schema's order") {
  CHECK(ufb::validate(extent{16384, 1}).empty());
  CHECK(ufb::to_string(ufb::validate(extent{0, 16385})) ==
        "width: must be between 1 and 16384 (got 0)\n"
        "height: must be between 1 and 16384 (got 16385)\n"
        "must pass the check is_landscape\n");
  CHECK(ufb::to_string(ufb::validate(extent{1, 2})) == "must pass the check is_landscape\n");
}

TEST_CASE("a check of fields runs after them, wherever it is written, and not where one has failed") {
  CHECK(ufb::to_string(ufb::validate(span_of_time{10, 9})) == "from: must pass the check in_order\n");
  CHECK(ufb::to_string(ufb::validate(span_of_time{11, 10})) == "to: must be at most 9 (got 10)\n");
}

TEST_CASE("what points at void holds nothing that could be looked at, and keys without a text are counted") {
  handles one{nullptr, nullptr, {{{1, 2}, 1}, {{3, 4}, 2}}};
  CHECK(ufb::to_string(ufb::validate(one)) == "raw: must be set\nowned: must be set\nby_place[1]: must be at most 1 (got 2)\n");
  one.raw = &one;
  one.owned.reset(&one);
  CHECK(ufb::validate(one).size() == 1);
}

TEST_CASE("types with equal field names have each their own rules") {
  CHECK(ufb::validate(person{"", 41}).size() == 1);
  CHECK(ufb::validate(person{"", 41})[0].path == "name");
  CHECK(ufb::validate(ship{"", 41}).size() == 1);
  CHECK(ufb::validate(ship{"", 41})[0].path == "age");
}

TEST_CASE("a transform is no rule for an object that is already there") {
  CHECK(ufb::validate(person{" ", 0}).empty());
}

TEST_CASE("a class that is no aggregate can have a schema") {
  CHECK(ufb::is_valid(vehicle("B-XY 1", 4)));
  CHECK(ufb::to_string(ufb::validate(vehicle("", 3))) == "wheels: must be one of 2, 4 (got 3)\nplate: must not be empty (got \"\")\n");
}

TEST_CASE("rules without arguments may be written with or without parentheses") {
  CHECK(ufb::to_string(ufb::validate(label{"ada@", {}})) ==
        "text: must be an e-mail address (got \"ada@\")\nsize: must be set\n");
}

TEST_CASE("a schema of literals is checked by the compiler") {
  static_assert(ufb::is_valid(extent{2, 1}));
  static_assert(!ufb::is_valid(extent{1, 2}));
  static_assert(ufb::is_valid(label{"ada@example.org", 1}));
  static_assert(!ufb::is_valid(label{"ada@example.org", 0}));
  static_assert(!ufb::is_valid(label{"ada@example.org", {}}));
}

TEST_CASE("a rule keeps its meaning under another message or code") {
  CHECK(ufb::validate(worded{4, "Ada", {0}, 1}).empty());
  const ufb::errors found = ufb::validate(worded{6, "", {0, -1}, {}});
  REQUIRE(found.size() == 4);
  CHECK(found[0] == ufb::error{"rating", "range", "one to five stars", "6"});
  CHECK(found[1] == ufb::error{"name", "anonymous", "who are you?", "\"\""});
  CHECK(found[2] == ufb::error{"marks[1]", "negative", "no debts", "-1"});
  CHECK(found[3] == ufb::error{"id", "no_id", "must be set", ""});
  CHECK(ufb::validate(worded{5, "Ada", {}, 1})[0] == ufb::error{"", "insane", "five is too much", ""});
  static_assert(ufb::message(ufb::code(ufb::max(5), "much"), "too much").holds(5));
  static_assert(!ufb::message(ufb::max(5), "too much").holds(6));
}

TEST_CASE("a field can have another name in errors, and be a secret to them") {
  CHECK(ufb::to_string(ufb::validate(login{"", "short", {{"", 1}, {"a", -1}}})) ==
        "user name: must not be empty (got \"\")\n"
        "pass-word: must be at least 8 bytes long\n"
        "pins[…]: must not be empty\n"
        "pins[…]: must be at least 0\n");
}
