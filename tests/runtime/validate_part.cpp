// validate.hpp: the first violation alone, the rules of some fields, ranges of objects, checks across fields, and what is noexcept.
#include <ufb/pool.hpp>
#include <ufb/validate.hpp>

#include <doctest/doctest.h>

#include <array>
#include <chrono>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "allocations.hpp"

namespace {

struct named {
  std::string_view name;
};

struct span : named {
  int first = 0;
  int last = 0;
  int step = 1;
};

int asked = 0;

struct counted {
  int first = -1;
  int second = -1;
};

struct tree {
  int value = 0;
  std::vector<tree> children;
};


struct throwing {
  int value = 0;
};

struct nothrowing {
  int value = 0;
  bool operator==(const nothrowing&) const = default;
};

struct everything {
  std::string name;
  std::optional<std::string> note;
  std::unique_ptr<double> ratio;
  std::variant<std::monostate, int, std::string> either;
  std::map<std::string, std::vector<int>> map;
  std::list<std::set<int>> list;
  std::chrono::seconds wait{};
  std::array<int, 3> three = {1, 2, 3};
  std::vector<std::optional<tree>> trees;
};

struct uniques {
  std::vector<int> list;
};

struct holds_uniques {
  std::optional<uniques> inner;
};

// Its comparison may throw.
struct text {
  std::string value;
  bool operator==(std::string_view other) const { return value == other; }
};

struct has_text {
  std::vector<text> list;
};

}  // namespace

template <>
inline constexpr auto ufb::schema<span> = ufb::object(
    ufb::field<&span::name>(ufb::not_empty), ufb::field<&span::first>(ufb::min(0)), ufb::field<&span::last>(ufb::max(100)),
    ufb::field<&span::step>(), ufb::check<&span::first, &span::last>("in_order", [](const span& one) noexcept { return one.first <= one.last; }),
    ufb::message(ufb::check<&span::step, &span::first>("has_step", [](const span& one) noexcept { return one.step != 0; }), "step on"),
    ufb::check("is_short", [](const span& one) noexcept { return one.last < 50; }));

template <>
inline constexpr auto ufb::schema<counted> =
    ufb::object(ufb::field<&counted::first>(ufb::check("ask", [](int value) { return ++asked, value >= 0; })),
                ufb::field<&counted::second>(ufb::check("ask", [](int value) { return ++asked, value >= 0; })));

template <>
inline constexpr auto ufb::schema<tree> =
    ufb::object(ufb::field<&tree::value>(ufb::range(0, 9)), ufb::field<&tree::children>(ufb::each(ufb::nested)));

template <>
inline constexpr auto ufb::schema<throwing> = ufb::object(ufb::field<&throwing::value>(ufb::check("may_throw", [](int) { return true; })));
template <>
inline constexpr auto ufb::schema<nothrowing> =
    ufb::object(ufb::field<&nothrowing::value>(ufb::check("cannot_throw", [](int value) noexcept { return value >= 0; })));

template <>
inline constexpr auto ufb::schema<everything> = ufb::object(
    ufb::field<&everything::name>(ufb::length(0, 8), ufb::email, ufb::utf8_length(1)), ufb::field<&everything::note>(ufb::required, ufb::uuid),
    ufb::field<&everything::ratio>(ufb::finite, ufb::multiple_of(0.5)), ufb::field<&everything::either>(ufb::required),
    ufb::field<&everything::map>(ufb::keys(ufb::one_of("a", "b")), ufb::values(ufb::size(1), ufb::has(1), ufb::each(ufb::positive))),
    ufb::field<&everything::list>(ufb::not_empty, ufb::each(ufb::unique)),
    ufb::field<&everything::wait>(ufb::min(std::chrono::milliseconds(5))), ufb::field<&everything::three>(ufb::unique),
    ufb::field<&everything::trees>(ufb::nested));

template <>
inline constexpr auto ufb::schema<uniques> = ufb::object(ufb::field<&uniques::list>(ufb::unique));
template <>
inline constexpr auto ufb::schema<holds_uniques> = ufb::object(ufb::field<&holds_uniques::inner>(ufb::nested));
template <>
inline constexpr auto ufb::schema<has_text> = ufb::object(ufb::field<&has_text::list>(ufb::has("a")));

namespace {

constexpr span good{{"a"}, 1, 2, 1};
constexpr span bad{{""}, -1, 101, 0};

std::string texts(const ufb::errors& found) {
  std::string out;
  for (const ufb::error& each : found) out.append(out.empty() ? "" : " ").append(each.path).append(":").append(each.code);
  return out;
}

}  // namespace

TEST_CASE("a check runs unless a field it names has failed; naming none it always runs") {
  CHECK(texts(ufb::validate(good)).empty());
  CHECK(texts(ufb::validate(bad)) == "name:not_empty first:min last:max :is_short");
  CHECK(texts(ufb::validate(span{{"a"}, 3, 2, 0})) == "first:in_order step:has_step");
  CHECK(texts(ufb::validate(span{{"a"}, -3, -4, 0})) == "first:min");
  CHECK(texts(ufb::validate(span{{"a"}, 3, 101, 0})) == "last:max step:has_step :is_short");
  CHECK(ufb::validate(span{{"a"}, 1, 2, 0})[0].message == "step on");
  static_assert(ufb::is_valid(good));
  static_assert(!ufb::is_valid(span{{"a"}, 3, 2, 1}));
}

TEST_CASE("the first violation alone") {
  CHECK(ufb::validate(good, ufb::fail_fast).empty());
  CHECK(ufb::validate(bad).size() == 4);
  const ufb::errors found = ufb::validate(bad, ufb::fail_fast);
  REQUIRE(found.size() == 1);
  CHECK(found[0] == ufb::validate(bad)[0]);
  CHECK(found[0].arguments == ufb::validate(bad)[0].arguments);
  CHECK(texts(ufb::validate(span{{"a"}, 3, 2, 0}, ufb::fail_fast)) == "first:in_order");
  tree root;
  root.children.resize(3);
  for (tree& each : root.children) each.value = -1;
  CHECK(texts(ufb::validate(root, ufb::fail_fast)) == "children[0].value:range");
}

TEST_CASE("what comes after the first violation is not asked") {
  asked = 0;
  CHECK(ufb::validate(counted(), ufb::fail_fast).size() == 1);
  CHECK(asked == 2);  // once to see that there is one, once to say which
  asked = 0;
  CHECK(ufb::validate(counted()).size() == 2);
  CHECK(asked == 3);
}

TEST_CASE("the rules of some fields, and the checks that name only those") {
  CHECK(texts(ufb::validate(bad, ufb::only<&span::first>)) == "first:min");
  CHECK(texts(ufb::validate(bad, ufb::only<&span::last, &span::first>)) == "first:min last:max");
  CHECK(texts(ufb::validate(span{{""}, 3, 2, 0}, ufb::only<&span::first, &span::last>)) == "first:in_order");
  CHECK(texts(ufb::validate(span{{""}, 3, 2, 0}, ufb::only<&span::first, &span::step>)) == "step:has_step");
  CHECK(texts(ufb::validate(span{{""}, 3, 2, 0}, ufb::only<&span::first>)).empty());
  CHECK(texts(ufb::validate(bad, ufb::only<>)).empty());
  CHECK(texts(ufb::validate(bad, ufb::only<&span::first, &span::last>, ufb::fail_fast)) == "first:min");
  CHECK(ufb::is_valid(bad, ufb::only<&span::step>));
  CHECK_FALSE(ufb::is_valid(bad, ufb::only<&span::step, &span::last>));
}

TEST_CASE("through bases, and in constant expressions") {
  CHECK(texts(ufb::validate(bad, ufb::only<&span::name>)) == "name:not_empty");
  CHECK(texts(ufb::validate(bad, ufb::only<&named::name>)) == "name:not_empty");
  static_assert(!ufb::is_valid(bad, ufb::only<&span::name>));
  static_assert(ufb::is_valid(span{{"a"}, 3, 2, 0}, ufb::only<&span::name, &span::first>));
  static_assert(!ufb::is_valid(span{{"a"}, 3, 2, 0}, ufb::only<&span::last, &span::first>));
}

TEST_CASE("of a range, the elements that are not valid") {
  const std::vector<span> spans = {good, bad, good, span{{"a"}, 3, 2, 1}};
  const auto found = ufb::validate_all(spans);
  REQUIRE(found.size() == 2);
  CHECK(found[0].index == 1);
  CHECK(found[0].found == ufb::validate(bad));
  CHECK(found[1].index == 3);
  CHECK(texts(found[1].found) == "first:in_order");
  CHECK(ufb::validate_all(spans, ufb::fail_fast)[0].found.size() == 1);
  CHECK(texts(ufb::validate_all(spans, ufb::only<&span::last>)[0].found) == "last:max");
  CHECK(ufb::validate_all(spans, ufb::only<&span::last>, ufb::fail_fast).size() == 1);

  const std::vector<span> valid(100, good);
  const std::size_t before = ufb::test::allocations();
  const bool empty = ufb::validate_all(valid).empty();
  CHECK(ufb::test::allocations() == before);
  CHECK(empty);
}

TEST_CASE("pointers, pooled objects and optionals are looked through, and the range may be of any kind") {
  std::list<std::optional<span>> list = {good, std::nullopt, bad};
  CHECK(ufb::validate_all(list).at(0).index == 2);
  const std::array<const span*, 3> pointers = {&bad, nullptr, &good};
  CHECK(ufb::validate_all(pointers).at(0).index == 0);
  CHECK(ufb::validate_all(pointers).size() == 1);
  std::vector<ufb::pooled<tree>> pooled;
  pooled.push_back(ufb::make_pooled<tree>());
  pooled.push_back(ufb::make_pooled<tree>(-1, std::vector<tree>()));
  const auto found = ufb::validate_all(std::move(pooled));
  REQUIRE(found.size() == 1);
  CHECK(found[0].index == 1);
  CHECK(texts(found[0].found) == "value:range");
  const span array[] = {bad, bad};
  CHECK(ufb::validate_all(array).size() == 2);
  const std::vector<std::shared_ptr<std::optional<span>>> twice = {nullptr, std::make_shared<std::optional<span>>(bad)};
  CHECK(ufb::validate_all(twice).at(0).index == 1);
}

TEST_CASE("is_valid is noexcept where no rule can throw") {
  static_assert(noexcept(ufb::is_valid(good)));
  static_assert(noexcept(ufb::is_valid(good, ufb::only<&span::name>)));
  static_assert(noexcept(ufb::is_valid(std::declval<const tree&>())));
  static_assert(noexcept(ufb::is_valid(std::declval<const everything&>())));
  static_assert(noexcept(ufb::is_valid(nothrowing())));
  static_assert(!noexcept(ufb::is_valid(throwing())));
  static_assert(!noexcept(ufb::is_valid(std::declval<const counted&>())));
  static_assert(!noexcept(ufb::is_valid(std::declval<const uniques&>())));
  static_assert(!noexcept(ufb::is_valid(std::declval<const holds_uniques&>())));
  static_assert(!noexcept(ufb::is_valid(std::declval<const has_text&>())));
  CHECK(ufb::is_valid(nothrowing()));
}
