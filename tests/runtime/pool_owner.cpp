// pool.hpp: pooled as a value. It compares, hashes and prints as std::unique_ptr does, and may own what is not defined yet.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <type_traits>
#include <ufb/pool.hpp>
#include <unordered_set>
#include <utility>
#include <vector>

namespace {

struct item {
  int value = 0;
};

struct unknown;  // never defined: an owner that is only named needs no definition
struct mentions {
  ufb::pooled<unknown>* elsewhere = nullptr;
};

// As in a header: the class knows only the name of what it owns.
struct engine;
class car {
 public:
  explicit car(int power);
  car(car&& other) noexcept;
  car& operator=(car&& other) noexcept;
  ~car();
  int power() const;
  bool has_engine() const { return engine_ != nullptr; }

 private:
  ufb::pooled<engine> engine_;
};

// As in its .cpp file.
struct engine {
  explicit engine(int p) : power(p) { ++alive; }
  ~engine() { --alive; }
  int power;
  static inline int alive = 0;
};
car::car(int power) : engine_(ufb::make_pooled<engine>(power)) {}
car::car(car&& other) noexcept = default;
car& car::operator=(car&& other) noexcept = default;
car::~car() = default;
int car::power() const { return engine_->power; }

struct tree {
  explicit tree(int k) : key(k) {}
  int key;
  ufb::pooled<tree> left, right;
  std::vector<ufb::pooled<tree>> more;
  bool insert(int k) {
    if (k == key) return false;
    auto& side = k < key ? left : right;
    if (side) return side->insert(k);
    side = ufb::make_pooled<tree>(k);
    return true;
  }
};

}  // namespace

TEST_CASE("pooled: equal are those of the same address, and null ones") {
  using owner = ufb::pooled<item>;
  const owner none, neither;
  const auto one = ufb::make_pooled<item>(1), two = ufb::make_pooled<item>(1);
  CHECK(one == one);
  CHECK(one != two);
  CHECK(one != nullptr);
  CHECK(nullptr != one);
  CHECK(none == nullptr);
  CHECK(nullptr == none);
  CHECK(none == neither);
  CHECK(none != one);
  static_assert(noexcept(one == two) && noexcept(one < two) && noexcept(one == nullptr));
  static_assert(!std::equality_comparable_with<owner, ufb::pooled<int>>);
}

TEST_CASE("pooled: ordered by address") {
  std::vector<ufb::pooled<item>> many(20);
  for (auto& each : many) each = ufb::make_pooled<item>();
  std::reverse(many.begin(), many.end());
  std::sort(many.begin(), many.end());
  for (std::size_t i = 1; i != many.size(); ++i) {
    CHECK(std::less<>()(many[i - 1].get(), many[i].get()));
    CHECK((many[i - 1] <=> many[i]) == std::strong_ordering::less);
    CHECK(many[i] >= many[i - 1]);
  }
  CHECK(ufb::pooled<item>() < many.front());
  std::set<ufb::pooled<item>> sorted;
  for (auto& each : many) sorted.insert(std::move(each));
  CHECK(sorted.size() == 20);
}

TEST_CASE("pooled: hashed by address, a key of unordered containers") {
  std::unordered_set<ufb::pooled<item>> set;
  auto first = ufb::make_pooled<item>(7);
  item* const address = first.get();
  CHECK(std::hash<ufb::pooled<item>>()(first) == std::hash<item*>()(address));
  CHECK(set.insert(std::move(first)).second);
  for (int i = 0; i != 100; ++i) CHECK(set.insert(ufb::make_pooled<item>(i)).second);
  CHECK(set.size() == 101);
  auto again = ufb::pooled<item>::adopt(address);
  const auto found = set.find(again);
  CHECK(again.release() == address);
  REQUIRE(found != set.end());
  CHECK((*found)->value == 7);
  CHECK(set.contains(ufb::pooled<item>()) == false);
}

TEST_CASE("pooled: prints its address, in any stream") {
  const auto one = ufb::make_pooled<item>();
  std::ostringstream text, expected;
  text << one << ' ' << ufb::pooled<item>();
  expected << static_cast<const void*>(one.get()) << ' ' << static_cast<const void*>(nullptr);
  CHECK(text.str() == expected.str());
  std::wostringstream wide;
  wide << one;
  CHECK_FALSE(wide.str().empty());
  const auto characters = ufb::make_pooled<char>('x');  // not taken for a text
  std::ostringstream address;
  address << characters;
  CHECK(address.str().starts_with("0x"));
}

TEST_CASE("pooled: swaps by ADL, members compare by default") {
  struct pair {
    ufb::pooled<item> a, b;
    bool operator==(const pair&) const = default;
    auto operator<=>(const pair&) const = default;
  };
  pair both{ufb::make_pooled<item>(1), ufb::make_pooled<item>(2)};
  item* const first = both.a.get();
  swap(both.a, both.b);
  CHECK(both.b.get() == first);
  CHECK(both == both);
  CHECK(both != pair());
  CHECK(both > pair());
}

TEST_CASE("pooled: of a type that is defined elsewhere") {
  CHECK(mentions().elsewhere == nullptr);
  {
    car first(100), second(200);
    CHECK(second.power() == 200);
    second = std::move(first);
    CHECK(second.power() == 100);
    CHECK_FALSE(first.has_engine());
    const car third(std::move(second));
    CHECK(third.power() == 100);
    CHECK(engine::alive == 1);
  }
  CHECK(engine::alive == 0);
  CHECK(ufb::pool<engine>::stats().live == 0);
}

TEST_CASE("pooled: of the type it is a member of") {
  {
    tree root(50);
    int inserted = 0;
    for (int i = 0; i != 200; ++i) inserted += root.insert(i * 37 % 101);
    CHECK(inserted == 100);
    root.more.push_back(ufb::make_pooled<tree>(7));
    CHECK(ufb::pool<tree>::stats().live == 101);
  }
  CHECK(ufb::pool<tree>::stats().live == 0);
}
