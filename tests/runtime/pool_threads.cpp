// pool.hpp with threads, fork and the end of main: objects that another thread releases come home, nothing grows, nothing crashes.
#include <doctest/doctest.h>
#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <cstdlib>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <ufb/pool.hpp>
#include <utility>
#include <vector>

namespace {

template <int>
struct message {
  std::uint64_t from = 0;
  std::uint64_t words[7] = {};
};

// A bounded queue between threads.
template <class T>
class channel {
 public:
  explicit channel(std::size_t most) : most_(most) {}

  void put(T value) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return values_.size() < most_; });
    values_.push_back(std::move(value));
    changed_.notify_all();
  }

  std::optional<T> take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return !values_.empty() || closed_; });
    if (values_.empty()) return std::nullopt;
    std::optional<T> value(std::move(values_.front()));
    values_.pop_front();
    changed_.notify_all();
    return value;
  }

  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<T> values_;
  std::size_t most_;
  bool closed_ = false;
};

void in_thread(auto function) { std::thread(function).join(); }

// Released after main, when other globals are gone.
ufb::pooled<std::string> released_after_main;

}  // namespace

TEST_CASE("threads: a consumer's objects come home to the producer, and the pool does not grow") {
  using object = message<0>;
  constexpr std::uint64_t objects = 200'000, most_live = 600;
  channel<std::vector<ufb::pooled<object>>> queue(most_live / 100);
  std::thread consumer([&] {
    while (auto batch = queue.take()) {
      for (auto& each : *batch) {
        if (each->from != 17) std::abort();
      }
    }
  });
  for (std::uint64_t made = 0; made != objects; made += 100) {
    std::vector<ufb::pooled<object>> batch;
    for (int i = 0; i != 100; ++i) batch.push_back(ufb::make_pooled<object>(std::uint64_t{17}));
    queue.put(std::move(batch));
  }
  queue.close();
  consumer.join();
  const ufb::pool_detail stats = ufb::pool<object>::stats();
  CHECK(stats.live == 0);
  CHECK(stats.hits + stats.misses == objects);
  CHECK(stats.misses <= most_live + 200 + 2 * 62);  // queued, in both threads' hands, in both threads' caches
  CHECK(stats.drops == 0);
  CHECK(stats.objects <= 1000 + 62);
  CHECK(stats.bytes_reserved <= 1u << 20);
}

TEST_CASE("threads: survivors change hands, nothing is lost or doubled") {
  using object = message<1>;
  constexpr int threads = 4, rounds = 20'000, shared = 500;
  ufb::pool<object>::set_limit(300);
  struct place {
    std::mutex mutex;
    ufb::pooled<object> content;
  };
  std::vector<place> places(shared);
  std::atomic<std::uint64_t> made{0};
  std::vector<std::thread> crew;
  for (int t = 0; t != threads; ++t) {
    crew.emplace_back([&, t] {
      std::uint64_t seed = static_cast<std::uint64_t>(t) + 1;
      for (int i = 0; i != rounds; ++i) {
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        auto mine = ufb::make_pooled<object>(seed);
        mine->words[6] = ~seed;
        place& there = places[(seed >> 33) % shared];
        {
          const std::lock_guard lock(there.mutex);
          std::swap(there.content, mine);
        }
        if (mine && mine->words[6] != ~mine->from) std::abort();
        made.fetch_add(1, std::memory_order_relaxed);
      }
    });
  }
  for (int i = 0; i != 50; ++i) {  // statistics and clearing while they run
    (void)ufb::pool<object>::stats();
    ufb::pool<object>::clear();
    std::this_thread::yield();
  }
  for (auto& each : crew) each.join();
  std::size_t live = 0;
  for (const auto& each : places) live += each.content ? 1 : 0;
  const ufb::pool_detail stats = ufb::pool<object>::stats();
  CHECK(stats.live == live);
  CHECK(stats.hits + stats.misses == made);
  CHECK(stats.objects <= 300);  // the crew is gone, and its caches with it
}

TEST_CASE("thread exit: what a thread kept idle serves the others") {
  using object = message<2>;
  in_thread([] {
    std::vector<ufb::pooled<object>> many(40), all;
    for (auto& each : many) each = ufb::make_pooled<object>();
  });
  CHECK(ufb::pool<object>::stats().objects == 40);
  std::vector<ufb::pooled<object>> mine;
  for (int i = 0; i != 40; ++i) mine.push_back(ufb::make_pooled<object>());
  CHECK(ufb::pool<object>::stats().hits == 40);
  CHECK(ufb::pool<object>::stats().misses == 40);
}

TEST_CASE("thread exit: thread_local objects may be released after everything else") {
  using object = message<3>;
  in_thread([] {
    thread_local ufb::pooled<object> last;  // constructed before the thread's first use of the pool
    last = ufb::make_pooled<object>();
  });
  CHECK(ufb::pool<object>::stats().live == 0);
  CHECK(ufb::pool<object>::stats().objects == 1);
}

TEST_CASE("thread exit: even by a key's destructor, after the thread's idle objects went to the depot") {
  using object = message<4>;
  ufb::make_pooled<object>().reset();  // the pools' key is made first, and so its destructor runs first in each round
  static pthread_key_t key;
  static int rounds = 0;
  static constexpr int last = PTHREAD_DESTRUCTOR_ITERATIONS - 1;  // in the round after, sanitizers end their own part of the thread
  REQUIRE(pthread_key_create(&key, [](void* value) {
            if (++rounds < last) {
              pthread_setspecific(key, value);
              return;
            }
            auto another = ufb::make_pooled<object>();
            ufb::pooled<object>::adopt(static_cast<object*>(value)).reset();
          }) == 0);
  in_thread([] { pthread_setspecific(key, ufb::make_pooled<object>().release()); });
  CHECK(rounds == last);
  CHECK(ufb::pool<object>::stats().live == 0);
  CHECK(ufb::pool<object>::stats().objects == 3);
  pthread_key_delete(key);
}

TEST_CASE("thread exit: a thread that first uses a pool in a late round of its keys' destructors leaves nothing behind") {
  using object = message<14>;
  static pthread_key_t key;
  static int rounds = 0;
  REQUIRE(pthread_key_create(&key, [](void* value) {
            if (++rounds % 2 != 0) {
              pthread_setspecific(key, value);
              return;
            }
            std::vector<ufb::pooled<object>> many(48);
            for (auto& each : many) each = ufb::make_pooled<object>();
          }) == 0);
  for (int i = 0; i != 100; ++i) in_thread([] { pthread_setspecific(key, &rounds); });
  CHECK(rounds == 200);
  const ufb::pool_detail stats = ufb::pool<object>::stats();
  CHECK(stats.live == 0);
  CHECK(stats.objects <= 2 * 48);
  pthread_key_delete(key);
}

TEST_CASE("threads that come and go leave nothing behind") {
  using object = message<5>;
  for (int i = 0; i != 300; ++i) {
    in_thread([] {
      std::vector<ufb::pooled<object>> many(10);
      for (auto& each : many) each = ufb::make_pooled<object>();
    });
  }
  const ufb::pool_detail stats = ufb::pool<object>::stats();
  CHECK(stats.live == 0);
  CHECK(stats.objects == 10);
  CHECK(stats.misses == 10);
  CHECK(stats.hits == 2990);
  CHECK(stats.bytes_reserved == 65536);
}

TEST_CASE("clear: another thread's idle objects go when it next calls on the pool") {
  using object = message<6>;
  std::atomic<int> stage{0};
  const auto wait_for = [&](int wanted) {
    while (stage.load() != wanted) std::this_thread::yield();
  };
  std::thread other([&] {
    {
      std::vector<ufb::pooled<object>> many(20);
      for (auto& each : many) each = ufb::make_pooled<object>();
    }
    stage = 1;
    wait_for(2);
    ufb::make_pooled<object>().reset();
    stage = 3;
    wait_for(4);
  });
  wait_for(1);
  ufb::pool<object>::clear();
  CHECK(ufb::pool<object>::stats().objects == 20);
  stage = 2;
  wait_for(3);
  CHECK(ufb::pool<object>::stats().objects == 1);
  stage = 4;
  other.join();
}

TEST_CASE("fork: the child has its pools, while other threads of the parent use them") {
  using object = message<7>;
  // A thread without heap memory of its own: a leak checker would call that lost in the child.
  static std::atomic<bool> stop{false};
  pthread_t busy;
  REQUIRE(pthread_create(
              &busy, nullptr,
              [](void*) -> void* {
                std::array<ufb::pooled<object>, 200> many;
                while (!stop) {
                  for (auto& each : many) each = ufb::make_pooled<object>();
                  for (auto& each : many) each.reset();
                }
                return nullptr;
              },
              nullptr) == 0);
  auto inherited = ufb::make_pooled<object>(std::uint64_t{5});
  for (int i = 0; i != 20; ++i) {
    const pid_t child = fork();
    if (child == 0) {
      {
        std::vector<ufb::pooled<object>> many(2000);
        for (auto& each : many) each = ufb::make_pooled<object>();
        if (inherited->from != 5) _exit(1);
        inherited.reset();
      }
      ufb::clear_pools();
      _exit(ufb::get_pool_stats().total_pools > 0 ? 0 : 2);
    }
    int status = -1;
    CHECK(waitpid(child, &status, 0) == child);
    CHECK(status == 0);
  }
  stop = true;
  pthread_join(busy, nullptr);
}

TEST_CASE("end of main: an object may outlive everything") {
  released_after_main = ufb::make_pooled<std::string>(std::size_t{100}, 'x');
  CHECK(released_after_main->size() == 100);
}
