// arena.hpp: memory by moving a pointer, all of it back at once, and the objects ended that need it.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <memory_resource>
#include <new>
#include <random>
#include <stdexcept>
#include <string>
#include <ufb/arena.hpp>
#include <ufb/pool_stats.hpp>
#include <utility>
#include <vector>

extern "C" int __asan_address_is_poisoned(const volatile void* address);

namespace {

struct counting : std::pmr::memory_resource {
  int allocations = 0;
  std::size_t live_bytes = 0;
  bool fails = false;

 private:
  void* do_allocate(std::size_t bytes, std::size_t alignment) override {
    if (fails) throw std::bad_alloc();
    ++allocations;
    live_bytes += bytes;
    return std::pmr::new_delete_resource()->allocate(bytes, alignment);
  }
  void do_deallocate(void* memory, std::size_t bytes, std::size_t alignment) override {
    live_bytes -= bytes;
    std::pmr::new_delete_resource()->deallocate(memory, bytes, alignment);
  }
  bool do_is_equal(const std::pmr::memory_resource& other) const noexcept override { return this == &other; }
};

struct logged {
  std::vector<int>& log;
  int number;
  std::string text = std::string(50, 'x');
  logged(std::vector<int>& l, int n) : log(l), number(n) {}
  ~logged() { log.push_back(number); }
};

struct node {
  int value = 0;
  node* next = nullptr;
};

}  // namespace

TEST_CASE("arena: nothing is taken before it is needed") {
  counting upstream;
  ufb::arena arena(&upstream);
  CHECK(arena.upstream_resource() == &upstream);
  CHECK(arena.bytes_used() == 0);
  CHECK(arena.bytes_reserved() == 0);
  arena.reset();
  arena.release();
  CHECK(upstream.allocations == 0);
}

TEST_CASE("arena: objects lie one behind the other") {
  ufb::arena arena;
  node* const first = arena.make<node>();
  node* const second = arena.make<node>(5, first);  // an aggregate
  CHECK(second->value == 5);
  CHECK(second->next == first);
  CHECK(reinterpret_cast<std::byte*>(second) == reinterpret_cast<std::byte*>(first) + sizeof(node));
  CHECK(arena.bytes_used() == 2 * sizeof(node));
  CHECK(arena.bytes_reserved() == 65'536);
}

TEST_CASE("arena: destructors run where there are any, the newest object's first") {
  std::vector<int> log;
  {
    ufb::arena arena;
    for (int i = 0; i != 3; ++i) (void)arena.make<logged>(log, i);
    (void)arena.make<node>();
    CHECK(log.empty());
    arena.reset();
    CHECK(log == std::vector{2, 1, 0});
    CHECK(arena.make<logged>(log, 3)->text.size() == 50);
    arena.release();
    CHECK(log == std::vector{2, 1, 0, 3});
    (void)arena.make<logged>(log, 4);
  }
  CHECK(log == std::vector{2, 1, 0, 3, 4});
}

TEST_CASE("arena: what a constructor throws arrives, and nothing is ended that never was") {
  struct moody {
    explicit moody(bool bad) {
      if (bad) throw std::runtime_error("no");
    }
    ~moody() { ++ended(); }
    static int& ended() {
      static int count = 0;
      return count;
    }
  };
  ufb::arena arena;
  CHECK_THROWS_AS((void)arena.make<moody>(true), std::runtime_error);
  (void)arena.make<moody>(false);
  arena.reset();
  CHECK(moody::ended() == 1);
}

TEST_CASE("arena: an object may make others, and end them with it") {
  struct tree {
    tree(ufb::arena& arena, int depth) : label(100, 'x'), left(depth == 0 ? nullptr : arena.make<tree>(arena, depth - 1)) {}
    ~tree() { CHECK((left == nullptr || left->label.size() == 100)); }  // those it made are there longer
    std::string label;
    tree* left;
  };
  ufb::arena arena;
  CHECK(arena.make<tree>(arena, 100)->left != nullptr);
}

TEST_CASE("arena: reset keeps the memory for the next batch") {
  counting upstream;
  ufb::arena arena(&upstream);
  const auto batch = [&] {
    for (int i = 0; i != 100'000; ++i) arena.make<node>()->value = i;
    const std::size_t used = arena.bytes_used();
    arena.reset();
    return used;
  };
  CHECK(batch() >= 100'000 * sizeof(node));
  const int allocations = upstream.allocations;
  const std::size_t reserved = arena.bytes_reserved();
  CHECK(arena.bytes_used() == 0);
  CHECK(upstream.live_bytes == reserved);
  CHECK(reserved < 2 * 100'000 * sizeof(node) + 65'536);
  for (int i = 0; i != 20; ++i) CHECK(batch() >= 100'000 * sizeof(node));
  CHECK(upstream.allocations == allocations);
  CHECK(arena.bytes_reserved() == reserved);
  arena.release();
  CHECK(upstream.live_bytes == 0);
  CHECK(arena.bytes_reserved() == 0);
  CHECK(batch() > 0);  // and may be used again
}

TEST_CASE("arena: batches of other shapes use what was kept, too") {
  counting upstream;
  ufb::arena arena(&upstream);
  (void)arena.allocate(1'000'000, 8);
  for (int i = 0; i != 1000; ++i) (void)arena.allocate(100, 8);
  arena.reset();
  const int allocations = upstream.allocations;
  for (int i = 0; i != 1000; ++i) (void)arena.allocate(100, 8);
  (void)arena.allocate(900'000, 8);
  for (int i = 0; i != 100; ++i) (void)arena.allocate(100, 8);
  CHECK(upstream.allocations == allocations);
}

TEST_CASE("arena: any size and any alignment, each memory its own") {
  struct piece {
    unsigned char* memory;
    std::size_t bytes;
    unsigned char mark;
  };
  std::mt19937 random(7);
  ufb::arena arena;
  for (int round = 0; round != 3; ++round) {
    std::vector<piece> pieces;
    std::size_t sum = 0;
    for (int i = 0; i != 3000; ++i) {
      const std::size_t bytes = random() % (std::size_t{1} << random() % 15), alignment = std::size_t{1} << random() % 13;
      auto* const memory = static_cast<unsigned char*>(arena.allocate(bytes, alignment));
      REQUIRE(memory != nullptr);
      REQUIRE(reinterpret_cast<std::uintptr_t>(memory) % alignment == 0);
      const auto mark = static_cast<unsigned char>(i);
      std::fill_n(memory, bytes, mark);
      pieces.push_back({memory, bytes, mark});
      sum += bytes;
    }
    for (const piece& each : pieces) {
      REQUIRE(std::all_of(each.memory, each.memory + each.bytes, [&](unsigned char byte) { return byte == each.mark; }));
    }
    CHECK(arena.bytes_used() >= sum);
    CHECK(arena.bytes_used() <= arena.bytes_reserved());
    arena.reset();
  }
  auto* const large = static_cast<char*>(arena.allocate(20'000'000, 1 << 20));
  CHECK(reinterpret_cast<std::uintptr_t>(large) % (1 << 20) == 0);
  large[0] = large[19'999'999] = 'x';
  CHECK(arena.allocate(0, 1) != arena.allocate(0, 1));
  CHECK_THROWS_AS((void)arena.allocate((std::numeric_limits<std::size_t>::max)() / 2, 8), std::bad_alloc);
}

TEST_CASE("arena: where upstream has no more, what was made stays") {
  counting upstream;
  std::vector<int> log;
  ufb::arena arena(&upstream);
  logged* const kept = arena.make<logged>(log, 1);
  upstream.fails = true;
  CHECK_THROWS_AS((void)arena.allocate(100'000, 8), std::bad_alloc);
  CHECK(kept->number == 1);
  CHECK(arena.make<logged>(log, 2)->number == 2);  // there is room for this one
  arena.reset();
  CHECK(log == std::vector{2, 1});
}

TEST_CASE("arena: a memory resource for containers") {
  const std::size_t before = ufb::get_pool_stats().total_live;
  {
    ufb::arena arena, other;
    CHECK(arena == arena);
    CHECK_FALSE(arena == other);
    for (int round = 0; round != 3; ++round) {
      {
        std::pmr::map<std::pmr::string, std::pmr::vector<int>> map(&arena);
        for (int i = 0; i != 1000; ++i) map[std::pmr::string(100, static_cast<char>('a' + i % 26), &arena)].push_back(i);
        CHECK(map.size() == 26);
      }
      arena.reset();
    }
    CHECK(arena.bytes_reserved() <= 1u << 20);
    CHECK(ufb::get_pool_stats().total_live > before);  // its first block is one of the pools'
  }
  CHECK(ufb::get_pool_stats().total_live == before);
}

TEST_CASE("arena: under AddressSanitizer, what was taken back is out of bounds") {
  if constexpr (ufb::detail::address_sanitizer) {
    ufb::arena arena;
    node* const one = arena.make<node>();
    CHECK_FALSE(__asan_address_is_poisoned(one));
    CHECK(__asan_address_is_poisoned(one + 1));
    arena.reset();
    CHECK(__asan_address_is_poisoned(one));
    CHECK(arena.make<node>() == one);
    CHECK_FALSE(__asan_address_is_poisoned(one));
  }
}
