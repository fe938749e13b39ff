// The pools where the system has no more memory: std::bad_alloc, std::new_handler, and what is idle. Not run by tools that need more address
// space themselves than these processes may have.
#include <doctest/doctest.h>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>
#include <string_view>
#include <thread>
#include <ufb/pool.hpp>
#include <utility>
#include <vector>

namespace {

struct chunk {
  std::array<std::byte, 60'000> bytes;
};
struct other_chunk {
  std::array<std::byte, 60'000> bytes;
};

// Runs in a child whose address space may grow by 64 MiB only. Returns: 0 when it returned true.
int in_little_memory(bool (*function)()) {
  ufb::set_pool_budget(ufb::pool_budget());  // what the pools share has its memory before
  const pid_t child = fork();
  if (child == 0) {
    std::size_t pages = 0;
    std::FILE* const file = std::fopen("/proc/self/statm", "r");
    if (file == nullptr || std::fscanf(file, "%zu", &pages) != 1) _exit(3);
    std::fclose(file);
    const std::size_t bytes = pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE)) + (std::size_t{64} << 20);
    const rlimit limit{bytes, bytes};
    if (setrlimit(RLIMIT_AS, &limit) != 0) _exit(4);
    _exit(function() ? 0 : 1);
  }
  int status = -1;
  waitpid(child, &status, 0);
  return status;
}

// Objects until memory ends. The vector has its memory before.
template <class T>
std::size_t fill(std::vector<ufb::pooled<T>>& many) {
  many.reserve(4000);
  try {
    while (many.size() != many.capacity()) many.push_back(ufb::make_pooled<T>());
  } catch (const std::bad_alloc&) {
    return many.size();
  }
  return 0;
}

int handled = 0;
std::vector<ufb::pooled<chunk>>* reserve = nullptr;

}  // namespace

TEST_CASE("out of memory: bad_alloc, everything is counted right, and nothing is lost") {
  CHECK(in_little_memory([] {
          std::vector<ufb::pooled<chunk>> many;
          const std::size_t made = fill(many);
          ufb::pool_detail now = ufb::pool<chunk>::stats();
          if (made == 0 || now.live != made || now.objects != 0) return false;
          many.clear();
          if (ufb::pool<chunk>::stats().live != 0) return false;
          if (ufb::clear_pools() < made * sizeof(chunk) / 2 || ufb::pool<chunk>::stats().bytes_reserved != 0) return false;
          return fill(many) + 10 > made;  // all of it is there again, but for what malloc kept
        }) == 0);
}

TEST_CASE("out of memory: what other pools keep idle goes first") {
  CHECK(in_little_memory([] {
          ufb::set_pool_limit<chunk>(4000);
          std::vector<ufb::pooled<chunk>> many;
          const std::size_t made = fill(many);
          many.clear();
          if (made == 0 || ufb::pool<chunk>::stats().objects != made) return false;
          std::vector<ufb::pooled<other_chunk>> others;
          return fill(others) + 100 > made && ufb::pool<chunk>::stats().objects == 0;
        }) == 0);
}

TEST_CASE("out of memory: the program's std::new_handler has its say, and may call on the pools") {
  CHECK(in_little_memory([] {
          std::vector<ufb::pooled<chunk>> mine;
          reserve = &mine;
          mine.reserve(100);
          for (int i = 0; i != 100; ++i) mine.push_back(ufb::make_pooled<chunk>());
          std::set_new_handler([] {
            ++handled;
            if (reserve->empty()) throw std::bad_alloc();
            reserve->clear();
            ufb::clear_pools();
          });
          std::vector<ufb::pooled<other_chunk>> many;
          const std::size_t made = fill(many);
          return made != 0 && handled == 2 && mine.empty() && ufb::pool<chunk>::stats().live == 0 &&
                 ufb::pool<other_chunk>::stats().live == made;
        }) == 0);
}

TEST_CASE("out of memory: what the handler throws arrives") {
  CHECK(in_little_memory([] {
          struct out_of_patience : std::bad_alloc {};
          std::set_new_handler([] { throw out_of_patience(); });
          std::vector<ufb::pooled<chunk>> many;
          many.reserve(4000);
          try {
            for (;;) many.push_back(ufb::make_pooled<chunk>());
          } catch (const out_of_patience&) {
            return ufb::pool<chunk>::stats().live == many.size();
          }
        }) == 0);
}

namespace {

struct vault {
  char text[64];
};

void* volatile taken;  // for all the compiler knows somebody looks at it, so that no malloc is left out

void fill_malloc() {
  for (std::size_t bytes = std::size_t{1} << 20; bytes >= 16; bytes /= 2) {
    while (void* const memory = std::malloc(bytes)) taken = memory;
  }
}

// Each one that is destroyed releases another.
struct chained {
  unsigned char bytes[32] = {};
  ~chained();
};
using chained_gate = ufb::detail::pool_gate<chained>;

std::vector<chained*> held;

chained::~chained() {
  if (held.empty()) return;
  chained* const next = held.back();
  held.pop_back();
  chained_gate::give(next);
}

constexpr ufb::detail::pool_operations<chained> chained_stay_alive{[](chained&) noexcept -> std::size_t { return 0; },
                                                              [](chained&) noexcept -> std::size_t { return 0; }};

}  // namespace

TEST_CASE("out of memory: a thread that cannot remember what it releases ends it, and overwrites its secrets") {
  CHECK(in_little_memory([] {
          static constexpr std::string_view secret = "correct horse battery staple";
          static constexpr auto zero = [](void* slot) noexcept { std::memset(slot, 0, sizeof(vault)); };
          static constexpr auto keep_nothing = [](vault&) noexcept { return std::size_t(-1); };
          static constexpr ufb::detail::pool_operations<vault> secretive{.make_idle = keep_nothing, .used = nullptr, .overwrite = zero};
          ufb::detail::recycled_slot<vault> slot(&secretive);
          vault* const object = ::new (static_cast<void*>(slot.get())) vault{};
          std::memcpy(object->text, secret.data(), secret.size());
          slot.constructed();
          auto owner = std::move(slot).hand_over();
          std::atomic<int> stage{0};
          std::thread other([&] {
            stage = 1;
            while (stage != 2) std::this_thread::yield();
            owner.reset();
          });
          while (stage != 1) std::this_thread::yield();
          fill_malloc();
          stage = 2;
          other.join();
          return object->text[0] == 0 && std::string_view(object->text + 1, 63) == std::string_view(vault{}.text + 1, 63);
        }) == 0);
}

namespace {

template <int>
struct numbered {
  std::array<std::byte, 64> bytes;
};

template <int... I>
std::size_t make_each(std::integer_sequence<int, I...>) {
  return (std::size_t{ufb::make_pooled<numbered<I>>() != nullptr} + ...);
}

void* kept = nullptr;
std::size_t made_by_handler = 0;

}  // namespace

TEST_CASE("out of memory: the handler may make pools while a pool is being made, the same as well") {
  CHECK(in_little_memory([] {
          const auto first = ufb::make_pooled<vault>();  // there is a region
          kept = std::malloc(std::size_t{8} << 20);
          std::set_new_handler([] {
            if (kept == nullptr) throw std::bad_alloc();
            std::free(std::exchange(kept, nullptr));
            made_by_handler = make_each(std::make_integer_sequence<int, 30>());
          });
          fill_malloc();
          const auto one = ufb::make_pooled<numbered<20>>();
          if (kept != nullptr || made_by_handler != 30 || !one) return false;
          const ufb::pool_stats all = ufb::get_pool_stats();
          if (all.total_pools != 31 || all.total_live != 2) return false;
          const ufb::pool_detail its = ufb::pool<numbered<20>>::stats();
          return its.live == 1 && its.objects == 0 && its.hits + its.misses == 2;
        }) == 0);
}

TEST_CASE("out of memory: a thread's cache holds no more than it has places where the depot cannot grow") {
  CHECK(in_little_memory([] {
          constexpr std::size_t places = 64;
          ufb::set_pool_limit<chained>(2000);
          chained_gate::learn(&chained_stay_alive);
          std::vector<ufb::pooled<chained>> many;
          for (std::size_t i = 0; i != places; ++i) many.push_back(ufb::make_pooled<chained>());
          ufb::pooled<chained> one_more = ufb::make_pooled<chained>();
          for (std::size_t i = 0; i != places - places / 4; ++i) held.push_back(ufb::make_pooled<chained>().release());
          many.clear();
          if (ufb::pool<chained>::stats().objects != places) return false;
          fill_malloc();
          one_more.reset();
          return held.empty() && ufb::pool<chained>::stats().objects <= places && ufb::pool<chained>::stats().live == 0;
        }) == 0);
}
