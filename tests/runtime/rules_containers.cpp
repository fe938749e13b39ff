// rules/size.hpp, has.hpp, unique.hpp: what is asked of containers. each.hpp is tested where it is applied, in validate.cpp.
#include <ufb/rules/has.hpp>
#include <ufb/rules/size.hpp>
#include <ufb/rules/unique.hpp>
#include <ufb/rule.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <forward_list>
#include <limits>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace {

// Has == but no <.
struct color {
  int code;
  bool operator==(const color&) const = default;
};

}  // namespace

static_assert(ufb::size(1, 2).holds(std::array{1, 2}));
static_assert(ufb::has(2).holds(std::array{1, 2}));
static_assert(ufb::unique().holds(std::array{1, 2}));
static_assert(!ufb::unique().holds(std::array{1, 2, 1}));

TEST_CASE("size counts elements, both ends included") {
  CHECK(ufb::size(0, 2).holds(std::vector<int>()));
  CHECK(ufb::size(0, 2).holds(std::vector{1, 2}));
  CHECK_FALSE(ufb::size(0, 2).holds(std::vector{1, 2, 3}));
  CHECK_FALSE(ufb::size(1).holds(std::map<int, int>()));
  CHECK(ufb::size(3, 3).holds(std::forward_list{1, 2, 3}));
  CHECK(ufb::detail::message_of(ufb::size(0, 8)) == "must have at most 8 elements");
  CHECK(ufb::detail::message_of(ufb::size(1)) == "must have at least 1 element");
  CHECK(ufb::detail::message_of(ufb::size(2, 4)) == "must have 2 to 4 elements");
}

TEST_CASE("has finds an element, wherever it is") {
  CHECK(ufb::has(3).holds(std::vector{1, 2, 3}));
  CHECK_FALSE(ufb::has(4).holds(std::vector{1, 2, 3}));
  CHECK_FALSE(ufb::has(4).holds(std::vector<int>()));
  CHECK(ufb::has(3).holds(std::set{1, 2, 3}));
  CHECK(ufb::has("b").holds(std::list<std::string>{"a", "b"}));
  CHECK_FALSE(ufb::has("b").holds(std::list<std::string>{"ab"}));
  CHECK(ufb::has(true).holds(std::vector<bool>{false, true}));
  CHECK(ufb::has(color{2}).holds(std::vector<color>{{1}, {2}}));
  CHECK(ufb::has(2.5).holds(std::array{2.5F}));
}

TEST_CASE("has compares by value, whatever types meet") {
  CHECK_FALSE(ufb::has(256).holds(std::vector<std::uint8_t>{0}));
  CHECK_FALSE(ufb::has(-1).holds(std::vector<std::uint32_t>{4294967295}));
}

TEST_CASE("has asks a map for its keys") {
  CHECK(ufb::has("a").holds(std::map<std::string, std::string>{{"a", "b"}}));
  CHECK_FALSE(ufb::has("b").holds(std::map<std::string, std::string>{{"a", "b"}}));
}

TEST_CASE("has looks through optionals and pointers") {
  CHECK(ufb::has(2).holds(std::vector<std::optional<int>>{{}, 2}));
  CHECK_FALSE(ufb::has(0).holds(std::vector<std::optional<int>>{{}}));
  std::vector<std::unique_ptr<int>> owners;
  owners.push_back(nullptr);
  CHECK_FALSE(ufb::has(2).holds(owners));
  owners.push_back(std::make_unique<int>(2));
  CHECK(ufb::has(2).holds(owners));
}

TEST_CASE("has says what it misses") {
  CHECK(ufb::detail::message_of(ufb::has(2)) == "must have 2");
  CHECK(ufb::detail::message_of(ufb::has("b")) == "must have \"b\"");
  CHECK(ufb::detail::message_of(ufb::has(ufb::named(color{2}, "red"))) == "must have red");
}

TEST_CASE("unique compares all elements") {
  CHECK(ufb::unique().holds(std::vector<int>()));
  CHECK(ufb::unique().holds(std::vector<std::string>{"a", "b", "ab"}));
  CHECK_FALSE(ufb::unique().holds(std::vector<std::string>{"a", "b", "a"}));
  CHECK(ufb::unique().holds(std::list{3, 1, 2}));
  CHECK_FALSE(ufb::unique().holds(std::forward_list{3, 1, 3}));
  CHECK_FALSE(ufb::unique().holds(std::vector<color>{{1}, {2}, {1}}));
  CHECK(ufb::unique().holds(std::vector<color>{{1}, {2}, {3}}));
  CHECK(ufb::unique().holds(std::vector<bool>{true, false}));
  CHECK_FALSE(ufb::unique().holds(std::vector<bool>{true, false, true}));
  CHECK(ufb::unique().holds(std::set{1, 2}));
  CHECK(ufb::unique().holds(std::map<int, int>{{1, 1}, {2, 1}}));
  CHECK_FALSE(ufb::unique().holds(std::multiset{1, 1}));
}

TEST_CASE("many elements are told apart as few are") {
  std::mt19937 random(1);
  for (std::size_t count = 1; count != 200; ++count) {
    std::vector<std::uint32_t> elements(count);
    std::uint32_t next = 0;
    for (auto& element : elements) element = next++;
    std::shuffle(elements.begin(), elements.end(), random);
    CHECK(ufb::unique().holds(elements));
    elements.push_back(elements[random() % count]);
    std::shuffle(elements.begin(), elements.end(), random);
    CHECK_FALSE(ufb::unique().holds(elements));
  }
  std::vector<color> colors;
  for (int code = 0; code != 100; ++code) colors.push_back({code});
  CHECK(ufb::unique().holds(colors));
  colors.push_back({42});
  CHECK_FALSE(ufb::unique().holds(colors));
}

TEST_CASE("NaN is unlike everything, itself included, also where elements are sorted") {
  std::vector<double> elements(60, std::numeric_limits<double>::quiet_NaN());
  CHECK(ufb::unique().holds(elements));
  for (std::size_t i = 0; i != elements.size(); i += 2) elements[i] = static_cast<double>(i);
  CHECK(ufb::unique().holds(elements));
  elements[40] = elements[2];
  CHECK_FALSE(ufb::unique().holds(elements));
}
