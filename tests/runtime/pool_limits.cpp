// What all pools together may keep, and giving memory back: the budget, trimming, and who goes first.
#include <doctest/doctest.h>

#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <limits>
#include <thread>
#include <ufb/pool.hpp>
#include <utility>
#include <vector>

namespace {

constexpr std::size_t no_budget = (std::numeric_limits<std::size_t>::max)();

// Idle memory of other tests would count.
struct with_budget {
  explicit with_budget(std::size_t bytes) {
    ufb::clear_pools();
    ufb::set_pool_budget(bytes);
  }
  ~with_budget() { ufb::set_pool_budget(no_budget); }
};

template <int>
struct block {
  std::array<std::byte, 64> bytes{};
};

template <class T>
std::vector<ufb::pooled<T>> make_many(std::size_t n) {
  std::vector<ufb::pooled<T>> many;
  for (std::size_t i = 0; i != n; ++i) many.push_back(ufb::make_pooled<T>());
  return many;
}

// The clock that tells what is older has steps of some milliseconds.
void grow_older() { std::this_thread::sleep_for(std::chrono::milliseconds(25)); }

template <class T>
std::size_t idle() {
  return ufb::pool<T>::stats().objects;
}

std::size_t resident_bytes() {
  std::size_t total = 0, resident = 0;
  std::FILE* const file = std::fopen("/proc/self/statm", "r");
  REQUIRE(file != nullptr);
  REQUIRE(std::fscanf(file, "%zu %zu", &total, &resident) == 2);
  std::fclose(file);
  return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool is_sanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
constexpr bool is_sanitized = true;
#else
constexpr bool is_sanitized = false;
#endif
#else
constexpr bool is_sanitized = false;
#endif

}  // namespace

TEST_CASE("budget: none at first") { CHECK(ufb::pool_budget() == no_budget); }

TEST_CASE("budget: one pool keeps no more than it has room for, exactly") {
  const with_budget here(64 * 500);
  CHECK(ufb::pool_budget() == 64 * 500);
  using object = block<0>;
  (void)make_many<object>(2500);
  CHECK(idle<object>() == 500);
  CHECK(ufb::pool<object>::stats().drops == 2000);
  CHECK(ufb::pool<object>::limit() == 1000);  // what it may keep where the budget has room
  ufb::set_pool_budget(64 * 100);
  CHECK(idle<object>() == 100);
  (void)make_many<object>(2500);
  CHECK(idle<object>() == 100);
  ufb::set_pool_budget(no_budget);
  (void)make_many<object>(2500);
  CHECK(idle<object>() == 1000);
}

TEST_CASE("budget: set before a pool is there, it holds for it") {
  const with_budget here(64 * 300);
  (void)make_many<block<1>>(1000);
  CHECK(idle<block<1>>() == 300);
}

TEST_CASE("budget: the oldest go, of whichever pool") {
  const with_budget here(64 * 1000);
  using old = block<2>;
  using older = block<3>;
  using newest = block<4>;
  (void)make_many<older>(400);
  grow_older();
  (void)make_many<old>(400);
  grow_older();
  CHECK(idle<older>() == 400);
  (void)make_many<newest>(600);
  CHECK(idle<newest>() == 600);
  CHECK(idle<old>() == 400);
  CHECK(idle<older>() <= 100);
  CHECK(ufb::pool<older>::stats().drops >= 300);
  (void)make_many<newest>(1000);
  CHECK(idle<newest>() > 900);
  CHECK(idle<older>() <= 64);     // what this thread keeps
  CHECK(idle<old>() <= 64 + 64);  // and where it keeps some of the newest, the budget has room
}

TEST_CASE("budget: large objects, and none at all") {
  struct large {
    std::array<std::byte, 1 << 20> bytes;
  };
  const with_budget here(4 << 20);
  (void)make_many<large>(10);
  CHECK(idle<large>() <= 4);
  ufb::set_pool_budget(0);
  CHECK(idle<large>() == 0);
  CHECK(ufb::pool<large>::stats().bytes_reserved == 0);
  make_many<large>(3).clear();
  CHECK(ufb::pool<large>::stats().bytes_reserved == 0);
}

TEST_CASE("budget: threads that trade at the same time stay within it") {
  const with_budget here(64 * 2000);
  const auto work = []<class T>(std::type_identity<T>) {
    for (int i = 0; i != 200; ++i) (void)make_many<T>(900);
  };
  std::thread first([&] { work(std::type_identity<block<5>>()); });
  std::thread second([&] { work(std::type_identity<block<6>>()); });
  std::thread third([&] { work(std::type_identity<block<7>>()); });
  first.join();
  second.join();
  third.join();
  const ufb::pool_stats now = ufb::get_pool_stats();
  CHECK(now.bytes_idle <= 64 * 2000);  // the threads are gone, and with them what they kept
  CHECK(now.bytes_idle > 64 * 1000);
  CHECK(now.total_live == 0);
}

TEST_CASE("a limit of 0: the last slab goes back as well") {
  using object = block<8>;
  ufb::pool<object>::set_limit(0);
  ufb::make_pooled<object>().reset();
  CHECK(ufb::pool<object>::stats().bytes_reserved == 65536);  // a thread's vacant slots hold it
  ufb::pool<object>::set_limit(0);
  ufb::pool<object>::clear();
  CHECK(ufb::pool<object>::stats().bytes_reserved == 0);
}

TEST_CASE("a lower limit: the oldest go, and their slabs") {
  using object = block<9>;
  ufb::pool<object>::set_limit(50'000);
  make_many<object>(50'000).clear();
  const std::size_t before = ufb::pool<object>::stats().bytes_reserved;
  CHECK(before >= 50'000 * sizeof(object));
  const std::size_t resident = resident_bytes();
  ufb::pool<object>::set_limit(1000);
  CHECK(idle<object>() == 1000);
  const std::size_t after = ufb::pool<object>::stats().bytes_reserved;
  CHECK(after <= 5 * 65536);
  if (!is_sanitized) CHECK(resident - resident_bytes() >= (before - after) / 2);
}

TEST_CASE("trim: as many bytes as asked for, of the oldest") {
  using object = block<10>;
  ufb::pool<object>::set_limit(20'000);
  auto many = make_many<object>(20'000);
  object* const newest = many.back().get();
  for (auto& each : many) each.reset();
  const std::size_t resident = resident_bytes();
  const std::size_t given_back = ufb::pool<object>::trim(300'000);
  CHECK(given_back >= 300'000);
  CHECK(given_back < 600'000);
  if (!is_sanitized) CHECK(resident - resident_bytes() >= 250'000);
  CHECK(idle<object>() < 16'000);
  CHECK(idle<object>() > 10'000);
  CHECK(ufb::make_pooled<object>().get() == newest);
  CHECK(ufb::pool<object>::stats().drops == 0);  // nobody's limit was in the way
  CHECK(ufb::pool<object>::trim(no_budget) > 600'000);
  CHECK(ufb::pool<object>::stats().bytes_reserved == 0);
  CHECK(ufb::pool<object>::trim(1) == 0);
}

TEST_CASE("trim: an empty slab first, before any idle object") {
  using object = block<11>;
  ufb::pool<object>::set_limit(10);
  auto kept = make_many<object>(10);
  make_many<object>(5000).clear();
  kept.clear();
  CHECK(idle<object>() == 10);
  CHECK(ufb::pool<object>::stats().bytes_reserved > 65536);
  CHECK(ufb::pool<object>::trim(1) > 0);
  CHECK(ufb::pool<object>::stats().bytes_reserved == 65536);
  CHECK(idle<object>() == 10);
}

TEST_CASE("trim_pools: the oldest of all types") {
  ufb::clear_pools();
  using old = block<12>;
  using fresh = block<13>;
  ufb::pool<old>::set_limit(5000);
  ufb::pool<fresh>::set_limit(5000);
  make_many<fresh>(5000).clear();
  make_many<old>(5000).clear();
  grow_older();
  make_many<fresh>(5000).clear();
  CHECK(ufb::trim_pools(1) > 0);
  CHECK(idle<fresh>() == 5000);
  CHECK(idle<old>() < 5000);
  CHECK(ufb::trim_pools(no_budget) > 65536);
  CHECK(idle<fresh>() == 0);
  CHECK(idle<old>() == 0);
}

TEST_CASE("trim: what another thread keeps goes when that thread next calls on the pool") {
  using object = block<14>;
  std::atomic<int> stage{0};
  const auto wait_for = [&](int wanted) {
    while (stage.load() != wanted) std::this_thread::yield();
  };
  std::thread other([&] {
    make_many<object>(20).clear();
    stage = 1;
    wait_for(2);
    ufb::make_pooled<object>().reset();
    stage = 3;
    wait_for(4);
  });
  wait_for(1);
  ufb::trim_pools(no_budget);
  CHECK(idle<object>() == 20);
  stage = 2;
  wait_for(3);
  CHECK(idle<object>() == 1);
  stage = 4;
  other.join();
}
