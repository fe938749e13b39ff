// rules/size.hpp, unique.hpp: what is asked of containers. each.hpp is tested where it is applied, in validate.cpp.
#include <ufb/rules/size.hpp>
#include <ufb/rules/unique.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <forward_list>
#include <limits>
#include <list>
#include <map>
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
static_assert(ufb::unique().holds(std::array{1, 2}));
static_assert(!ufb::unique().holds(std::array{1, 2, 1}));

TEST_CASE("size counts elements, both ends included") {
  CHECK(ufb::size(0, 2).holds(std::vector<int>()));
  CHECK(ufb::size(0, 2).holds(std::vector{1, 2}));
  CHECK_FALSE(ufb::size(0, 2).holds(std::vector{1, 2, 3}));
  CHECK_FALSE(ufb::size(1).holds(std::map<int, int>()));
  CHECK(ufb::size(3, 3).holds(std::forward_list{1, 2, 3}));
  CHECK(ufb::size(0, 8).message() == "must have at most 8 elements");
  CHECK(ufb::size(1).message() == "must have at least 1 element");
  CHECK(ufb::size(2, 4).message() == "must have 2 to 4 elements");
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
