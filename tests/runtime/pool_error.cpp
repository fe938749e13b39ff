// pool_error.hpp: each misuse reaches the user's handler, after which the pool is as sound as before.
#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <ufb/pool.hpp>
#include <vector>

namespace {

struct report {
  ufb::pool_misuse what;
  std::string type;
  const void* address;
};
std::vector<report> reports;

void remember(const ufb::pool_error& error) noexcept { reports.push_back({error.what, std::string(error.type), error.address}); }

struct handled {
  ufb::pool_error_handler before = ufb::set_pool_error_handler(remember);
  handled() { reports.clear(); }
  ~handled() { ufb::set_pool_error_handler(before); }
};

struct victim {
  std::uint64_t words[4] = {};
};
struct other {
  std::uint64_t words[4] = {};
};

template <class T>
void give_back(T* object) {
  ufb::pooled<T>::adopt(object).reset();
}

// Unseen by AddressSanitizer, which has its own report for this: here it is the pool that must notice.
[[gnu::noinline, gnu::no_sanitize_address]] void overwrite(volatile std::uint64_t* word) { *word = 1; }

}  // namespace

TEST_CASE("double free: refused, whether the slot is in a cache, in use again or out of the pool") {
  const handled here;
  victim* const object = ufb::make_pooled<victim>().release();
  give_back(object);
  CHECK(reports.empty());
  give_back(object);
  REQUIRE(reports.size() == 1);
  CHECK(reports[0].what == ufb::pool_misuse::double_free);
  CHECK(reports[0].type.find("victim") != std::string::npos);
  CHECK(reports[0].address == object);
  CHECK(ufb::pool<victim>::stats().objects == 1);

  auto keeper = ufb::make_pooled<victim>();  // holds the slab
  auto again = ufb::make_pooled<victim>();
  auto third = ufb::make_pooled<victim>();
  CHECK(again.get() != third.get());
  victim* const dropped = third.get();
  third.reset();
  ufb::pool<victim>::clear();
  give_back(dropped);
  REQUIRE(reports.size() == 2);
  CHECK(reports[1].what == ufb::pool_misuse::double_free);
  CHECK(ufb::pool<victim>::stats().live == 2);
}

TEST_CASE("double free of a kept object") {
  const handled here;
  struct kept {
    int value;
  };
  constexpr auto nothing = [](kept&) noexcept { return std::size_t{0}; };
  static constexpr ufb::detail::pool_operations<kept> keeping{.make_idle = nothing, .used = nothing};
  ufb::detail::recycled_slot<kept> slot(&keeping);
  ::new (static_cast<void*>(slot.get())) kept{1};
  slot.constructed();
  kept* const object = std::move(slot).hand_over().release();
  give_back(object);
  give_back(object);
  REQUIRE(reports.size() == 1);
  CHECK(reports[0].what == ufb::pool_misuse::double_free);
  CHECK(ufb::pool<kept>::stats().objects == 1);
}

TEST_CASE("double free from the object's own destructor") {
  const handled here;
  struct suicidal {
    suicidal() = default;
    ~suicidal() { give_back(this); }
  };
  ufb::make_pooled<suicidal>().reset();
  REQUIRE(reports.size() == 1);
  CHECK(reports[0].what == ufb::pool_misuse::double_free);
}

TEST_CASE("foreign pointers: from the heap, the stack, another pool, inside an object, nowhere") {
  const handled here;
  auto mine = ufb::make_pooled<victim>();
  const auto heap = std::make_unique<victim>();
  victim stack;
  auto others = ufb::make_pooled<other>();
  const std::vector<victim*> foreign{heap.get(),
                                     &stack,
                                     reinterpret_cast<victim*>(others.get()),
                                     reinterpret_cast<victim*>(&mine->words[1]),
                                     reinterpret_cast<victim*>(reinterpret_cast<std::uintptr_t>(mine.get()) & ~std::uintptr_t{0xffff}),
                                     reinterpret_cast<victim*>(std::uintptr_t{0x10000}),
                                     reinterpret_cast<victim*>(~std::uintptr_t{0xffff})};
  for (victim* address : foreign) {
    give_back(address);
    REQUIRE(reports.size() == 1);
    CHECK(reports[0].what == ufb::pool_misuse::foreign_pointer);
    CHECK(reports[0].address == address);
    reports.clear();
  }
  CHECK(ufb::pool<other>::stats().live == 1);
}

TEST_CASE("write after free: the memory is not given out again") {
  const handled here;
  struct object {
    std::uint64_t words[4] = {};
  };
  for (const int word : {0, 1}) {
    reports.clear();
    object* const released = ufb::make_pooled<object>().release();
    give_back(released);
    const auto before = ufb::pool<object>::stats();
    overwrite(&released->words[word]);
    auto next = ufb::make_pooled<object>();
    REQUIRE(reports.size() == 1);
    CHECK(reports[0].what == ufb::pool_misuse::write_after_free);
    CHECK(reports[0].address == released);
    CHECK(next.get() != released);
    CHECK(ufb::pool<object>::stats().live == before.live + 1);
    CHECK(ufb::pool<object>::stats().hits == before.hits);
    CHECK(ufb::pool<object>::stats().misses == before.misses + 1);
  }
}

TEST_CASE("the handler: returned when it is replaced") {
  CHECK((ufb::set_pool_error_handler(remember) == nullptr));
  CHECK((ufb::set_pool_error_handler(nullptr) == remember));
}
