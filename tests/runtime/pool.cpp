// pool.hpp: what a pooled object is, which memory it gets, what becomes of it, how many stay idle.
#include <doctest/doctest.h>
#include <sys/mman.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <set>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <ufb/pool.hpp>
#include <utility>
#include <vector>

namespace {

// Each test has types of its own, and so pools of its own: template <int> tells them apart.
template <int>
struct number {
  std::uint64_t value = 7;
  std::uint64_t more[7] = {};
};

template <class T>
std::vector<ufb::pooled<T>> make_many(std::size_t n) {
  std::vector<ufb::pooled<T>> many;
  for (std::size_t i = 0; i != n; ++i) many.push_back(ufb::make_pooled<T>());
  return many;
}

template <int>
struct counted {
  static inline int alive = 0;
  counted() { ++alive; }
  counted(const counted&) = delete;
  counted& operator=(const counted&) = delete;
  ~counted() { --alive; }
};

template <class T>
std::size_t nothing(T&) noexcept {
  return 0;
}

template <class T>
constexpr ufb::detail::pool_operations<T> keep_all{.make_idle = nothing<T>, .used = nothing<T>};

}  // namespace

TEST_CASE("memory whose pages are locked serves the next type as other memory does") {
  struct first {
    unsigned char bytes[96];
  };
  struct second {  // its slab has more states, where the other's objects were
    unsigned char bytes[64];
  };
  const auto keeps_region = ufb::make_pooled<second>();
  std::vector<ufb::pooled<first>> some(3000);
  for (auto& each : some) {
    each = ufb::make_pooled<first>();
    std::memset(each->bytes, 0xFF, sizeof each->bytes);
    REQUIRE(mlock(each.get(), sizeof(first)) == 0);
  }
  some.clear();
  ufb::clear_pools();
  std::vector<ufb::pooled<second>> others(6000);
  std::set<const second*> distinct;
  for (auto& each : others) distinct.insert((each = ufb::make_pooled<second>()).get());
  CHECK(distinct.size() == others.size());
  CHECK(ufb::pool<second>::stats().live == others.size() + 1);
  munlockall();
}

TEST_CASE("pooled: one pointer, moves, swaps, resets") {
  using object = number<0>;
  static_assert(sizeof(ufb::pooled<object>) == sizeof(void*));
  static_assert(!std::is_copy_constructible_v<ufb::pooled<object>> && std::is_nothrow_move_constructible_v<ufb::pooled<object>>);
  ufb::pooled<object> none;
  CHECK_FALSE(none);
  CHECK(none.get() == nullptr);
  auto one = ufb::make_pooled<object>();
  CHECK(one->value == 7);
  (*one).value = 8;
  object* const address = one.get();
  auto moved = std::move(one);
  CHECK(moved.get() == address);
  one = std::move(moved);
  CHECK(one->value == 8);
  CHECK_FALSE(moved);
  one = std::move(*&one);
  CHECK(one.get() == address);
  one.reset();
  CHECK_FALSE(one);
  CHECK(ufb::pool<object>::stats().objects == 1);
  CHECK(ufb::pool<object>::stats().live == 0);
}

TEST_CASE("pooled: released memory is what comes next") {
  auto first = ufb::make_pooled<number<1>>();
  number<1>* const address = first.get();
  first->value = 99;
  first.reset();
  auto second = ufb::make_pooled<number<1>>();
  CHECK(second.get() == address);
  CHECK(second->value == 7);
}

TEST_CASE("make_pooled: aggregates, const members, move-only arguments, explicit constructors") {
  struct aggregate {
    int a;
    std::string b = "default";
  };
  CHECK(ufb::make_pooled<aggregate>(1, "x")->b == "x");
  CHECK(ufb::make_pooled<aggregate>(1)->b == "default");
  CHECK(ufb::make_pooled<aggregate>()->a == 0);
  struct fixed {
    const std::string name;
    const int size;
  };
  auto pooled = ufb::make_pooled<fixed>("Ada", 3);
  CHECK(pooled->name == "Ada");
  pooled = ufb::make_pooled<fixed>("Grace", 5);
  CHECK(pooled->name == "Grace");
  struct owner {
    explicit owner(std::unique_ptr<int> p) : value(std::move(p)) {}
    std::unique_ptr<int> value;
  };
  CHECK(*ufb::make_pooled<owner>(std::make_unique<int>(5))->value == 5);
}

TEST_CASE("make_pooled: what a constructor throws arrives, and the slot goes back") {
  struct moody {
    explicit moody(bool bad) {
      if (bad) throw std::runtime_error("no");
    }
  };
  CHECK_THROWS_AS((void)ufb::make_pooled<moody>(true), std::runtime_error);
  CHECK(ufb::pool<moody>::stats().live == 0);
  CHECK(ufb::pool<moody>::stats().objects == 1);
  auto good = ufb::make_pooled<moody>(false);
  CHECK(ufb::pool<moody>::stats().hits == 1);
  CHECK(ufb::pool<moody>::stats().live == 1);
}

TEST_CASE("pooled: any alignment and any size") {
  const auto check = []<class T>(std::type_identity<T>) {
    CAPTURE(sizeof(T));
    CAPTURE(alignof(T));
    auto many = make_many<T>(40);
    for (std::size_t i = 0; i != many.size(); ++i) {
      CHECK(reinterpret_cast<std::uintptr_t>(many[i].get()) % alignof(T) == 0);
      many[i]->bytes.front() = many[i]->bytes.back() = static_cast<char>(i);
    }
    for (std::size_t i = 0; i != many.size(); ++i) {
      CHECK(many[i]->bytes.front() == static_cast<char>(i));
      CHECK(many[i]->bytes.back() == static_cast<char>(i));
    }
    many.clear();
    CHECK(ufb::pool<T>::stats().objects == 40);
    CHECK(ufb::pool<T>::clear() >= 40 * std::min<std::size_t>(sizeof(T), 64));
    CHECK(ufb::pool<T>::stats().bytes_reserved == 0);
  };
  struct tiny {
    std::array<char, 1> bytes;
  };
  struct alignas(128) line {
    std::array<char, 1> bytes;
  };
  struct alignas(8192) pages {
    std::array<char, 8192> bytes;
  };
  struct alignas(1 << 17) beyond_a_slab {
    std::array<char, 100> bytes;
  };
  struct odd {
    std::array<char, 77> bytes;
  };
  struct more_than_a_slab {
    std::array<char, 100'000> bytes;
  };
  struct more_than_a_region {
    std::array<char, 5'000'000> bytes;
  };
  check(std::type_identity<tiny>());
  check(std::type_identity<line>());
  check(std::type_identity<pages>());
  check(std::type_identity<beyond_a_slab>());
  check(std::type_identity<odd>());
  check(std::type_identity<more_than_a_slab>());
  check(std::type_identity<more_than_a_region>());
}

TEST_CASE("pool: objects are destroyed when released, or never") {
  using object = counted<0>;
  {
    auto many = make_many<object>(10);
    CHECK(object::alive == 10);
  }
  CHECK(object::alive == 0);
}

TEST_CASE("release and adopt: out of the pool's hands and back") {
  using object = counted<1>;
  object* const raw = ufb::make_pooled<object>().release();
  CHECK(object::alive == 1);
  CHECK(ufb::pool<object>::stats().live == 1);
  ufb::pooled<object>::adopt(raw).reset();
  CHECK(object::alive == 0);
  CHECK(ufb::pool<object>::stats().live == 0);
}

TEST_CASE("recycled_slot: a kept object comes back alive, with its capacity") {
  const char* characters = nullptr;
  {
    ufb::detail::recycled_slot<std::string> slot(&keep_all<std::string>);
    CHECK_FALSE(slot.holds_object());
    ::new (static_cast<void*>(slot.get())) std::string(1000, 'x');
    slot.constructed();
    CHECK(slot.holds_object());
    ufb::pooled<std::string> text = std::move(slot).hand_over();
    characters = text->data();
  }
  CHECK(ufb::pool<std::string>::stats().objects == 1);
  {
    ufb::detail::recycled_slot<std::string> slot(&keep_all<std::string>);
    REQUIRE(slot.holds_object());
    CHECK(slot.get()->data() == characters);
    slot.get()->assign("short");
    CHECK(slot.get()->data() == characters);
  }  // not handed over
  {
    ufb::detail::recycled_slot<std::string> slot(&keep_all<std::string>);
    REQUIRE(slot.holds_object());
    CHECK(slot.get()->data() == characters);
  }
  SUBCASE("make_pooled destroys it first") {
    auto text = ufb::make_pooled<std::string>(std::size_t{3}, 'y');
    CHECK(*text == "yyy");
    CHECK(text->capacity() < 1000);
  }
  SUBCASE("so does a slot for which nothing is kept") {
    ufb::detail::recycled_slot<std::string> slot(nullptr);
    CHECK_FALSE(slot.holds_object());
  }
  ufb::pool<std::string>::clear();
  CHECK(ufb::pool<std::string>::stats().objects == 0);
  CHECK(ufb::pool<std::string>::stats().live == 0);
}

TEST_CASE("recycled_slot: the keeper decides for each object") {
  struct text : std::string {
    using std::string::string;
  };
  constexpr auto capacity = [](text& value) noexcept { return value.capacity(); };
  static constexpr ufb::detail::pool_operations<text> keep_small{.make_idle = capacity, .used = capacity, .retained_bytes = 99};
  const auto make = [](std::size_t n) {
    ufb::detail::recycled_slot<text> slot(&keep_small);
    if (!slot.holds_object()) ::new (static_cast<void*>(slot.get())) text();
    slot.constructed();
    slot.get()->assign(n, 'x');
    return std::move(slot).hand_over();
  };
  make(50).reset();
  CHECK(ufb::detail::recycled_slot<text>(&keep_small).holds_object());
  make(5000).reset();
  CHECK_FALSE(ufb::detail::recycled_slot<text>(&keep_small).holds_object());
}

TEST_CASE("recycled_slot: not handed over, a slot goes back as it is") {
  using object = counted<2>;
  { ufb::detail::recycled_slot<object> slot(nullptr); }
  CHECK(ufb::pool<object>::stats().objects == 1);
  CHECK(object::alive == 0);
  {
    ufb::detail::recycled_slot<object> slot(nullptr);
    ::new (static_cast<void*>(slot.get())) object();
    slot.constructed();
  }
  CHECK(object::alive == 0);
  CHECK(ufb::pool<object>::stats().objects == 1);
  CHECK(ufb::pool<object>::stats().hits == 1);
}

TEST_CASE("pool: idle living objects are destroyed when the pool lets go of them") {
  using object = counted<3>;
  const auto make = [&] {
    ufb::detail::recycled_slot<object> slot(&keep_all<object>);
    if (!slot.holds_object()) ::new (static_cast<void*>(slot.get())) object();
    slot.constructed();
    return std::move(slot).hand_over();
  };
  ufb::pool<object>::set_limit(100);
  {
    std::vector<ufb::pooled<object>> many;
    for (int i = 0; i != 500; ++i) many.push_back(make());
    CHECK(object::alive == 500);
  }
  CHECK(object::alive == 100);
  ufb::pool<object>::set_limit(30);
  CHECK(object::alive == 30);
  ufb::pool<object>::clear();
  CHECK(object::alive == 0);
}

TEST_CASE("pool: a type that owns others of its pool") {
  struct node {
    ufb::pooled<node> next;
  };
  {
    ufb::pooled<node> list;
    for (int i = 0; i != 3000; ++i) {
      auto front = ufb::make_pooled<node>();
      front->next = std::move(list);
      list = std::move(front);
    }
    CHECK(ufb::pool<node>::stats().live == 3000);
  }
  CHECK(ufb::pool<node>::stats().live == 0);
  CHECK(ufb::pool<node>::stats().objects == 1000);
}

TEST_CASE("pool: growth ends at the peak of live objects") {
  using object = number<2>;
  const auto run = [](int operations) {
    for (int i = 0; i != operations; ++i) (void)make_many<object>(20);
    return ufb::pool<object>::stats();
  };
  const ufb::pool_detail early = run(100);
  const ufb::pool_detail late = run(10'000);
  CHECK(early.objects == 20);
  CHECK(late.objects == 20);
  CHECK(late.bytes_reserved == early.bytes_reserved);
  CHECK(late.misses == 20);
}

TEST_CASE("pool: at most the limit stays idle, exactly") {
  using object = number<3>;
  CHECK(ufb::pool<object>::limit() == 1000);
  (void)make_many<object>(2500);
  CHECK(ufb::pool<object>::stats().objects == 1000);
  CHECK(ufb::pool<object>::stats().drops == 1500);
  for (const std::size_t limit : {700u, 100u, 16u, 15u, 3u, 1u, 0u, 1u, 64u, 2000u}) {
    CAPTURE(limit);
    const std::size_t before = ufb::pool<object>::stats().objects;
    ufb::set_pool_limit<object>(limit);
    CHECK(ufb::pool<object>::limit() == limit);
    CHECK(ufb::pool<object>::stats().objects == std::min(before, limit));
    (void)make_many<object>(2500);
    CHECK(ufb::pool<object>::stats().objects == limit);
  }
}

TEST_CASE("pool: what is dropped is used again before new memory is") {
  using object = number<4>;
  ufb::pool<object>::set_limit(10);
  (void)make_many<object>(5000);
  const std::size_t reserved = ufb::pool<object>::stats().bytes_reserved;
  CHECK(reserved < 5000 * sizeof(object) / 2);  // empty slabs went back
  for (int i = 0; i != 50; ++i) (void)make_many<object>(500);
  CHECK(ufb::pool<object>::stats().bytes_reserved <= reserved);
}

TEST_CASE("clear: idle memory goes back to the system, live objects stay") {
  using object = number<5>;
  auto many = make_many<object>(5000);
  ufb::pool<object>::set_limit(5000);
  auto survivor = std::move(many[2500]);
  survivor->value = 42;
  many.clear();
  const std::size_t reserved = ufb::pool<object>::stats().bytes_reserved;
  CHECK(reserved >= 5000 * sizeof(object));
  const std::size_t given_back = ufb::pool<object>::clear();
  CHECK(given_back > reserved / 2);
  CHECK(ufb::pool<object>::stats().objects == 0);
  CHECK(ufb::pool<object>::stats().live == 1);
  CHECK(ufb::pool<object>::stats().bytes_reserved < reserved / 2);
  CHECK(survivor->value == 42);
  survivor.reset();
  CHECK(ufb::pool<object>::clear() > 0);
  CHECK(ufb::pool<object>::stats().bytes_reserved == 0);
}
