// pool.hpp under load from several threads: objects that outlive their maker, threads of unequal roles, threads by the thousand. Nothing is
// handed out twice, nothing is lost, nothing grows.
#include <doctest/doctest.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <cstdlib>
#include <deque>
#include <fstream>
#include <mutex>
#include <random>
#include <string>
#include <thread>
#include <ufb/pool.hpp>
#include <utility>
#include <vector>

#include "effort.hpp"

namespace {

// Its last word tells whether somebody else has the same memory.
template <int, std::size_t Words>
struct marked {
  explicit marked(std::uint64_t value) noexcept {
    words.front() = value;
    words.back() = ~value;
  }
  ~marked() {
    if (words.back() != ~words.front()) std::abort();
  }
  std::array<std::uint64_t, Words> words;
};

std::size_t resident_bytes() {
  std::size_t size = 0, resident = 0;
  std::ifstream("/proc/self/statm") >> size >> resident;
  return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

// Objects of three sizes, one of which keeps text alive, as they are in a program.
struct mixed {
  ufb::pooled<marked<0, 2>> small;
  ufb::pooled<marked<0, 10>> middle;
  ufb::pooled<marked<0, 300>> large;
  ufb::pooled<std::string> text;

  static mixed make(std::uint64_t value) {
    mixed made;
    if (value % 3 != 0) made.small = ufb::make_pooled<marked<0, 2>>(value);
    if (value % 5 != 0) made.middle = ufb::make_pooled<marked<0, 10>>(value);
    if (value % 31 == 0) made.large = ufb::make_pooled<marked<0, 300>>(value);
    if (value % 7 == 0) made.text = recycled(value);
    return made;
  }

 private:
  static std::size_t idle(std::string& text) noexcept { return text.capacity(); }
  static constexpr ufb::detail::pool_operations<std::string> keep{.make_idle = idle, .used = idle};

  static ufb::pooled<std::string> recycled(std::uint64_t value) {
    ufb::detail::recycled_slot<std::string> slot(&keep);
    if (!slot.holds_object()) ::new (static_cast<void*>(slot.get())) std::string();
    slot.constructed();
    slot.get()->assign(value % 400, 'x');
    return std::move(slot).hand_over();
  }
};

// Where threads leave what outlives them, and find what others left.
class exchange {
 public:
  mixed swap(std::size_t at, mixed value) {
    place& there = places_[at % places_.size()];
    const std::lock_guard lock(there.mutex);
    return std::exchange(there.content, std::move(value));
  }

 private:
  struct place {
    std::mutex mutex;
    mixed content;
  };
  std::array<place, 1000> places_;
};

// A bounded queue of blocks between threads.
template <class T>
class blocks {
 public:
  explicit blocks(std::size_t most) : most_(most) {}

  void put(std::vector<T> value) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return values_.size() < most_; });
    values_.push_back(std::move(value));
    changed_.notify_all();
  }
  bool take(std::vector<T>& value) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return !values_.empty() || closed_; });
    if (values_.empty()) return false;
    value = std::move(values_.front());
    values_.pop_front();
    changed_.notify_all();
    return true;
  }
  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::vector<T>> values_;
  std::size_t most_;
  bool closed_ = false;
};

template <class T>
void pass_on(int producers, int consumers, std::size_t objects) {
  constexpr std::size_t block = 100;
  blocks<ufb::pooled<T>> queue(8);
  const std::size_t each = objects / static_cast<std::size_t>(producers) / block * block;
  std::vector<std::thread> makers, takers;
  for (int p = 0; p != producers; ++p) {
    makers.emplace_back([&] {
      for (std::uint64_t made = 0; made != each; made += block) {
        std::vector<ufb::pooled<T>> some;
        for (std::uint64_t i = 0; i != block; ++i) some.push_back(ufb::make_pooled<T>(made + i));
        queue.put(std::move(some));
      }
    });
  }
  for (int c = 0; c != consumers; ++c) {
    takers.emplace_back([&] {
      for (std::vector<ufb::pooled<T>> some; queue.take(some);) some.clear();
    });
  }
  for (auto& maker : makers) maker.join();
  queue.close();
  for (auto& taker : takers) taker.join();
  const ufb::pool_detail stats = ufb::pool<T>::stats();
  CHECK(stats.live == 0);
  CHECK(stats.hits + stats.misses == each * static_cast<std::size_t>(producers));
  CHECK(stats.objects <= 1000);  // the threads are over
  CHECK(stats.bytes_reserved <= 1u << 20);
}

}  // namespace

TEST_CASE("stress: survivors of three sizes change threads, generations of threads end") {
  exchange places;
  constexpr int threads = 4;
  const int generations = 6;
  const std::size_t steps = ufb::test::effort(40'000);
  for (int generation = 0; generation != generations; ++generation) {
    std::vector<std::thread> crew;
    for (int t = 0; t != threads; ++t) {
      crew.emplace_back([&, t] {
        std::mt19937_64 random(static_cast<std::uint64_t>(generation * threads + t));
        std::vector<mixed> mine(200);  // given back when the thread ends, wherever it came from
        for (std::size_t step = 0; step != steps; ++step) {
          const std::uint64_t dice = random();
          mixed& one = mine[dice % mine.size()];
          if (dice >> 32 & 1) {
            one = mixed::make(dice >> 8);
          } else {
            one = places.swap(dice >> 16, std::move(one));
          }
          if (dice % 20'011 == 0) ufb::pool<marked<0, 10>>::clear();
          if (dice % 20'021 == 0) ufb::pool<marked<0, 2>>::set_limit(dice >> 40 & 1023);
          if (dice % 20'023 == 0) (void)ufb::get_pool_stats();
        }
      });
    }
    for (auto& each : crew) each.join();
  }
  for (std::size_t i = 0; i != 1000; ++i) (void)places.swap(i, {});
  CHECK(ufb::pool<marked<0, 2>>::stats().live == 0);
  CHECK(ufb::pool<marked<0, 10>>::stats().live == 0);
  CHECK(ufb::pool<marked<0, 300>>::stats().live == 0);
  CHECK(ufb::pool<std::string>::stats().live == 0);
  ufb::pool<marked<0, 10>>::set_limit(0);
  CHECK(ufb::pool<marked<0, 10>>::stats().objects == 0);
  ufb::clear_pools();
  CHECK(ufb::get_pool_stats().bytes_reserved == 0);
}

TEST_CASE("stress: many producers and one consumer") { pass_on<marked<1, 8>>(3, 1, ufb::test::effort(300'000) / 300 * 300); }
TEST_CASE("stress: one producer and many consumers") { pass_on<marked<2, 8>>(1, 3, ufb::test::effort(300'000) / 300 * 300); }

TEST_CASE("growth: less than 1 MiB over five million objects, of which at most 4000 live") {
  using object = marked<3, 8>;
  const std::size_t objects = ufb::test::effort(5'000'000);
  std::vector<ufb::pooled<object>> live(4000);
  std::mt19937_64 random(7);
  const auto make = [&](std::size_t n) {
    for (std::size_t i = 0; i != n; ++i) {
      const std::uint64_t dice = random();
      auto& one = live[dice % live.size()];
      one = ufb::pooled<object>();
      if (dice >> 60 != 0) one = ufb::make_pooled<object>(dice);
    }
  };
  make(objects / 50);
  const std::size_t reserved = ufb::pool<object>::stats().bytes_reserved, resident = resident_bytes();
  make(objects);
  CHECK(ufb::pool<object>::stats().bytes_reserved < reserved + (1u << 20));
  if (!ufb::test::is_watched()) CHECK(resident_bytes() < resident + (1u << 20));
  CHECK(ufb::pool<object>::stats().live <= live.size());
}

TEST_CASE("growth: nor where another thread gives them all back") {
  using object = marked<4, 8>;
  const std::size_t rounds = ufb::test::effort(1250);
  blocks<ufb::pooled<object>> there(1);
  std::thread other([&] {
    for (std::vector<ufb::pooled<object>> some; there.take(some);) some.clear();
  });
  const auto make = [&](std::size_t n) {
    for (std::size_t round = 0; round != n; ++round) {
      std::vector<ufb::pooled<object>> some;
      for (std::uint64_t i = 0; i != 1300; ++i) some.push_back(ufb::make_pooled<object>(i));
      there.put(std::move(some));
    }
  };
  make(rounds / 10 + 5);
  const std::size_t reserved = ufb::pool<object>::stats().bytes_reserved, resident = resident_bytes();
  make(rounds);
  CHECK(ufb::pool<object>::stats().bytes_reserved < reserved + (1u << 20));
  if (!ufb::test::is_watched()) CHECK(resident_bytes() < resident + (1u << 20));
  there.close();
  other.join();
  CHECK(ufb::pool<object>::stats().live == 0);
}

TEST_CASE("growth: nor with a thousand threads that come and go, each giving back what the one before made") {
  using object = marked<5, 8>;
  const std::size_t threads = ufb::test::effort(1000);
  std::vector<ufb::pooled<object>> handed;
  std::size_t reserved = 0, resident = 0;
  for (std::size_t i = 0; i != threads; ++i) {
    std::thread([&] {
      std::vector<ufb::pooled<object>> mine;
      for (std::uint64_t n = 0; n != 200; ++n) mine.push_back(ufb::make_pooled<object>(n));
      handed = std::move(mine);
    }).join();
    if (i == threads / 10) {
      reserved = ufb::pool<object>::stats().bytes_reserved;
      resident = resident_bytes();
    }
  }
  const ufb::pool_detail stats = ufb::pool<object>::stats();
  CHECK(stats.live == 200);
  CHECK(stats.misses <= 400);
  CHECK(stats.hits + stats.misses == 200 * threads);
  CHECK(stats.bytes_reserved <= reserved);
  if (!ufb::test::is_watched()) CHECK(resident_bytes() < resident + (1u << 20));
}

TEST_CASE("threads: a hundred at once, each with its own cache, stay within the limit and as many caches") {
  using object = marked<6, 8>;
  constexpr std::size_t threads = 100;
  std::atomic<std::size_t> ready{0};
  std::atomic<bool> go{false};
  std::vector<std::thread> crew;
  for (std::size_t t = 0; t != threads; ++t) {
    crew.emplace_back([&] {
      {
        std::vector<ufb::pooled<object>> mine;
        for (std::uint64_t n = 0; n != 150; ++n) mine.push_back(ufb::make_pooled<object>(n));
      }
      ++ready;
      while (!go) std::this_thread::yield();
    });
  }
  while (ready != threads) std::this_thread::yield();
  CHECK(ufb::pool<object>::stats().objects <= 1000 + (threads - 1) * 62);
  CHECK(ufb::pool<object>::stats().live == 0);
  go = true;
  for (auto& each : crew) each.join();
  CHECK(ufb::pool<object>::stats().objects <= 1000);
}
