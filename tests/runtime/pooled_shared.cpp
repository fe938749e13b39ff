// pooled_shared.hpp: many owners, one slot. It goes back once, when the last of them ends, on whatever thread that is.
#include <doctest/doctest.h>

#include <array>
#include <atomic>
#include <memory>
#include <mutex>
#include <new>
#include <stdexcept>
#include <string>
#include <thread>
#include <ufb/pool.hpp>
#include <ufb/pooled_shared.hpp>
#include <utility>
#include <vector>

namespace {

template <int>
struct counted {
  explicit counted(int v = 0) : value(v) { ++alive; }
  counted(const counted&) = delete;
  counted& operator=(const counted&) = delete;
  ~counted() { --alive; }
  int value;
  static inline std::atomic<int> alive{0};
};

std::size_t nothing(std::string&) noexcept { return 0; }
constexpr ufb::detail::pool_operations<std::string> keep_all{.make_idle = nothing, .used = nothing};

}  // namespace

TEST_CASE("make_pooled_shared: an object of its pool, until the last owner ends") {
  using object = counted<0>;
  ufb::pooled_shared<object> first = ufb::make_pooled_shared<object>(7);
  CHECK(first->value == 7);
  CHECK(first.use_count() == 1);
  CHECK(ufb::pool<object>::stats().live == 1);
  {
    const auto second = first;
    CHECK(first.use_count() == 2);
    first.reset();
    CHECK(second->value == 7);
    CHECK(object::alive == 1);
  }
  CHECK(object::alive == 0);
  CHECK(ufb::pool<object>::stats().live == 0);
  CHECK(ufb::pool<object>::stats().objects == 1);
  CHECK(ufb::make_pooled_shared<object>(8)->value == 8);
  CHECK(ufb::pool<object>::stats().hits == 1);
}

TEST_CASE("make_pooled_shared: aggregates; what a constructor throws arrives") {
  struct aggregate {
    int a;
    std::string b = "default";
  };
  CHECK(ufb::make_pooled_shared<aggregate>(1)->b == "default");
  struct moody {
    moody() { throw std::runtime_error("no"); }
  };
  CHECK_THROWS_AS((void)ufb::make_pooled_shared<moody>(), std::runtime_error);
  CHECK(ufb::pool<moody>::stats().live == 0);
}

TEST_CASE("pooled_shared: out of a pooled, which is empty then") {
  using object = counted<1>;
  auto owner = ufb::make_pooled<object>(3);
  object* const address = owner.get();
  ufb::pooled_shared<object> shared(std::move(owner));
  CHECK_FALSE(owner);
  CHECK(shared.get() == address);
  CHECK(ufb::pool<object>::stats().live == 1);
  shared = ufb::make_pooled<object>(4);  // assigned over
  CHECK(shared->value == 4);
  CHECK(object::alive == 1);
  shared = *&shared;
  CHECK(shared->value == 4);
  shared = std::move(*&shared);
  CHECK(object::alive == (shared ? 1 : 0));
  shared = nullptr;
  CHECK(object::alive == 0);
  const ufb::pooled_shared<object> none = ufb::pooled<object>();
  CHECK(none == nullptr);
  CHECK(none.use_count() == 0);
}

TEST_CASE("pooled_shared: only an owner that is given up becomes shared") {
  using owner = ufb::pooled<std::string>;
  static_assert(std::is_convertible_v<owner&&, std::shared_ptr<std::string>>);
  static_assert(std::is_convertible_v<owner&&, std::shared_ptr<const std::string>>);
  static_assert(!std::is_convertible_v<owner&, std::shared_ptr<std::string>>);
  static_assert(!std::is_convertible_v<owner&&, std::shared_ptr<int>>);
}

TEST_CASE("pooled_shared: of a base, also a second one, gives back the whole object") {
  struct left {
    virtual ~left() = default;
    int l = 1;
  };
  struct right {
    virtual ~right() = default;
    int r = 2;
  };
  struct both : left, right {
    std::string text = std::string(100, 'x');
  };
  {
    const ufb::pooled_shared<right> base = ufb::make_pooled<both>();
    CHECK(base->r == 2);
    CHECK(std::dynamic_pointer_cast<both>(base)->text.size() == 100);
    const ufb::pooled_shared<const both> constant = ufb::make_pooled_shared<both>();
    CHECK(constant->l == 1);
    CHECK(ufb::pool<both>::stats().live == 2);
  }
  CHECK(ufb::pool<both>::stats().live == 0);
}

TEST_CASE("pooled_shared: a part of the object owns the whole") {
  using object = counted<2>;
  ufb::pooled_shared<int> part;
  {
    const auto whole = ufb::make_pooled_shared<object>(9);
    part = ufb::pooled_shared<int>(whole, &whole->value);
  }
  CHECK(*part == 9);
  CHECK(object::alive == 1);
  part.reset();
  CHECK(object::alive == 0);
}

TEST_CASE("pooled_shared: weak pointers do not keep the object") {
  using object = counted<3>;
  auto shared = ufb::make_pooled_shared<object>();
  const std::weak_ptr<object> weak = shared;
  CHECK(weak.lock() == shared);
  shared.reset();
  CHECK(weak.expired());
  CHECK(object::alive == 0);
  CHECK(ufb::pool<object>::stats().objects == 1);
}

TEST_CASE("pooled_shared: an object may find its owners") {
  struct self : std::enable_shared_from_this<self> {
    int value = 5;
  };
  const auto shared = ufb::make_pooled_shared<self>();
  CHECK(shared->shared_from_this() == shared);
}

TEST_CASE("pooled_shared: what can be recycled is") {
  const auto make = [] {
    ufb::detail::recycled_slot<std::string> slot(&keep_all);
    if (!slot.holds_object()) ::new (static_cast<void*>(slot.get())) std::string();
    slot.constructed();
    slot.get()->assign(1000, 'x');
    return std::move(slot).hand_over();
  };
  ufb::pooled_shared<std::string> shared = make();
  const char* const characters = shared->data();
  shared.reset();
  ufb::detail::recycled_slot<std::string> slot(&keep_all);
  REQUIRE(slot.holds_object());
  CHECK(slot.get()->data() == characters);
}

TEST_CASE("pooled_shared: the counts come from a pool as well") {
  using object = counted<4>;
  (void)ufb::make_pooled_shared<object>();
  const ufb::pool_stats before = ufb::get_pool_stats();
  for (int i = 0; i != 1000; ++i) (void)ufb::make_pooled_shared<object>();
  const ufb::pool_stats after = ufb::get_pool_stats();
  CHECK(after.total_hits == before.total_hits + 2000);
  CHECK(after.total_misses == before.total_misses);
  CHECK(after.total_live == before.total_live);
}

TEST_CASE("pooled_shared: threads that copy, drop and hand on") {
  using object = counted<5>;
  constexpr int threads = 4, rounds = 3000;
  struct place {
    std::mutex mutex;
    ufb::pooled_shared<object> content;
  };
  std::array<place, 8> places;
  std::vector<std::thread> crew;
  std::atomic<int> sum{0};
  for (int t = 0; t != threads; ++t) {
    crew.emplace_back([&, t] {
      for (int i = 0; i != rounds; ++i) {
        place& there = places[static_cast<std::size_t>(i * 7 + t) % places.size()];
        auto mine = ufb::make_pooled_shared<object>(1);
        {
          const std::lock_guard lock(there.mutex);
          if (i % 3 == 0) there.content.swap(mine);
          if (i % 3 == 1) mine = there.content;
        }
        const auto copies = std::vector<ufb::pooled_shared<object>>(3, mine);
        if (mine) sum.fetch_add(copies[2]->value, std::memory_order_relaxed);
      }  // the last owner may be any thread
    });
  }
  for (auto& each : crew) each.join();
  CHECK(sum > threads * rounds / 2);
  for (place& each : places) each.content = nullptr;
  CHECK(object::alive == 0);
  CHECK(ufb::pool<object>::stats().live == 0);
}
