// pool_resource.hpp: the pools behind the standard's interface, for sizes and alignments of all kinds and for all threads.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory_resource>
#include <mutex>
#include <new>
#include <random>
#include <string>
#include <thread>
#include <ufb/pool_error.hpp>
#include <ufb/pool_resource.hpp>
#include <ufb/pool_stats.hpp>
#include <unordered_map>
#include <utility>
#include <vector>

namespace {

struct piece {
  unsigned char* memory;
  std::size_t bytes, alignment;
  unsigned char mark;

  static piece of(std::pmr::memory_resource& from, std::size_t bytes, std::size_t alignment, unsigned char mark) {
    auto* const memory = static_cast<unsigned char*>(from.allocate(bytes, alignment));
    std::memset(memory, mark, bytes);
    return {memory, bytes, alignment, mark};
  }
  bool is_whole() const {
    return std::all_of(memory, memory + bytes, [this](unsigned char byte) { return byte == mark; });
  }
  void back_to(std::pmr::memory_resource& from) const { from.deallocate(memory, bytes, alignment); }
};

struct counting : std::pmr::memory_resource {
  std::size_t allocations = 0, live_bytes = 0;

 private:
  void* do_allocate(std::size_t bytes, std::size_t alignment) override {
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

std::size_t live() { return ufb::get_pool_stats().total_live; }

}  // namespace

TEST_CASE("pool_resource: every size is aligned as asked, and its own") {
  ufb::pool_resource resource;
  const std::size_t before = live();
  std::vector<piece> pieces;
  unsigned char mark = 0;
  for (std::size_t bytes = 0; bytes <= 70'000; bytes += 1 + bytes / 16) {
    for (std::size_t alignment = 1; alignment <= 8192; alignment *= 2) pieces.push_back(piece::of(resource, bytes, alignment, ++mark));
  }
  for (const piece& each : pieces) {
    CAPTURE(each.bytes);
    CAPTURE(each.alignment);
    CHECK(reinterpret_cast<std::uintptr_t>(each.memory) % each.alignment == 0);
    CHECK(each.is_whole());
  }
  for (const piece& each : pieces) each.back_to(resource);
  CHECK(live() == before);
}

TEST_CASE("pool_resource: at most a fourth is lost to rounding") {
  ufb::pool_resource resource;
  for (std::size_t bytes = 17; bytes <= ufb::pool_resource::largest_block; bytes += 1 + bytes / 50) {
    const std::size_t before = ufb::get_pool_stats().bytes_live;
    void* const memory = resource.allocate(bytes, 8);
    const std::size_t taken = ufb::get_pool_stats().bytes_live - before;
    CAPTURE(bytes);
    CHECK(taken >= bytes);
    CHECK(taken <= std::max(bytes + 15, bytes + bytes / 4));
    resource.deallocate(memory, bytes, 8);
  }
}

TEST_CASE("pool_resource: memory that was freed is what comes next") {
  ufb::pool_resource resource, another;
  void* const first = resource.allocate(100, 8);
  resource.deallocate(first, 100, 8);
  CHECK(another.allocate(104, 8) == first);  // of the same pool
  another.deallocate(first, 104, 8);
}

TEST_CASE("pool_resource: of large blocks at most 1 MiB stays idle") {
  ufb::pool_resource resource;
  std::vector<piece> pieces;
  for (int i = 0; i != 100; ++i) pieces.push_back(piece::of(resource, 32'768, 8, 1));
  for (const piece& each : pieces) each.back_to(resource);
  const auto details = ufb::get_detailed_pool_stats();
  const auto found =
      std::find_if(details.begin(), details.end(), [](const ufb::pool_detail& one) { return one.name == "ufb::detail::block<32768>"; });
  REQUIRE(found != details.end());
  CHECK(found->limit == 32);
  CHECK(found->objects == 32);
}

TEST_CASE("pool_resource: what is too large for a block is operator new's") {
  ufb::pool_resource resource;
  CHECK(resource.upstream_resource() == std::pmr::new_delete_resource());
  const ufb::pool_stats before = ufb::get_pool_stats();
  for (const std::size_t bytes : {65'537u, 1'000'000u, 4u << 20, 20'000'000u}) {
    for (const std::size_t alignment : {1u, 8192u, 1u << 21}) {
      const piece one = piece::of(resource, bytes, alignment, 7);
      CHECK(reinterpret_cast<std::uintptr_t>(one.memory) % alignment == 0);
      one.back_to(resource);
    }
  }
  CHECK(ufb::get_pool_stats().total_misses == before.total_misses);
  CHECK(ufb::get_pool_stats().bytes_reserved == before.bytes_reserved);
}

TEST_CASE("pool_resource: the user's upstream serves what is too large") {
  counting upstream;
  ufb::pool_resource resource(&upstream);
  CHECK(resource.upstream_resource() == &upstream);
  const piece small = piece::of(resource, 500, 8, 1), edge = piece::of(resource, 65'536, 4096, 2);
  CHECK(upstream.allocations == 0);
  const piece large = piece::of(resource, 65'537, 8, 3), strict = piece::of(resource, 100, 8192, 4);
  CHECK(upstream.allocations == 2);
  CHECK(upstream.live_bytes == 65'637);
  for (const piece& each : {small, edge, large, strict}) {
    CHECK(each.is_whole());
    each.back_to(resource);
  }
  CHECK(upstream.live_bytes == 0);
  ufb::pool_resource none(std::pmr::null_memory_resource());
  CHECK_THROWS_AS((void)none.allocate(100'000, 8), std::bad_alloc);
  volatile std::size_t impossible = std::size_t(-1);  // the compiler would warn
  CHECK_THROWS_AS((void)ufb::pool_resource().allocate(impossible, 8), std::bad_alloc);
}

TEST_CASE("pool_resource: equal are those with the same upstream") {
  counting upstream;
  const ufb::pool_resource one, two, with(&upstream), also_with(&upstream);
  CHECK(one == two);
  CHECK(one == *ufb::pool_resource::of_process());
  CHECK(with == also_with);
  CHECK(one != with);
  CHECK(one != upstream);
  CHECK(*std::pmr::new_delete_resource() != one);
}

TEST_CASE("pool_resource: standard containers, as the default resource too") {
  const std::size_t before = live();
  std::pmr::memory_resource* const usual = std::pmr::set_default_resource(ufb::pool_resource::of_process());
  {
    std::pmr::unordered_map<std::pmr::string, std::pmr::vector<int>> map;
    for (int i = 0; i != 2000; ++i) map[std::pmr::string(static_cast<std::size_t>(i % 100), 'k') + std::to_string(i).c_str()].resize(50, i);
    CHECK(map.size() == 2000);
    CHECK(live() > before + 4000);
  }
  std::pmr::set_default_resource(usual);
  CHECK(live() == before);
}

// The reference: each piece keeps what was written to it, whatever happens around it.
TEST_CASE("pool_resource: a random run") {
  ufb::pool_resource resource;
  const std::size_t before = live();
  std::mt19937_64 random(42);
  const auto below = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
  std::vector<piece> pieces;
  for (int step = 0; step != 40'000; ++step) {
    if (pieces.size() < 300 && below(3) != 0) {
      const std::size_t bytes = below(std::size_t{1} << below(18));
      pieces.push_back(piece::of(resource, bytes, std::size_t{1} << below(9), static_cast<unsigned char>(step)));
    } else if (!pieces.empty()) {
      std::swap(pieces[below(pieces.size())], pieces.back());
      REQUIRE(pieces.back().is_whole());
      pieces.back().back_to(resource);
      pieces.pop_back();
    }
  }
  for (const piece& each : pieces) each.back_to(resource);
  CHECK(live() == before);
}

TEST_CASE("pool_resource: threads that free what others allocated") {
  ufb::pool_resource resource;
  const std::size_t before = live();
  std::mutex mutex;
  std::vector<piece> shared;
  std::atomic<int> damaged{0};
  std::vector<std::thread> crew;
  for (unsigned t = 0; t != 4; ++t) {
    crew.emplace_back([&, t] {
      std::mt19937 random(t);
      for (int i = 0; i != 5000; ++i) {
        piece mine = piece::of(resource, random() % 3000, 16, static_cast<unsigned char>(random()));
        {
          const std::lock_guard lock(mutex);
          if (shared.size() < 200) {
            shared.push_back(mine);
            continue;
          }
          std::swap(shared[random() % shared.size()], mine);
        }
        if (!mine.is_whole()) ++damaged;
        mine.back_to(resource);
      }
    });
  }
  for (auto& each : crew) each.join();
  CHECK(damaged == 0);
  for (const piece& each : shared) each.back_to(resource);
  CHECK(live() == before);
}

TEST_CASE("pool_resource: freed twice, or never allocated, is reported with the size") {
  static std::string last;
  const auto usual = ufb::set_pool_error_handler([](const ufb::pool_error& error) noexcept {
    last = std::string(error.type) + (error.what == ufb::pool_misuse::double_free ? " twice" : " foreign");
  });
  ufb::pool_resource resource;
  void* const memory = resource.allocate(200, 8);
  resource.deallocate(memory, 200, 8);
  resource.deallocate(memory, 200, 8);
  CHECK(last == "ufb::detail::block<224> twice");
  std::array<char, 64> foreign;
  resource.deallocate(foreign.data(), 64, 1);
  CHECK(last == "ufb::detail::block<64> foreign");
  ufb::set_pool_error_handler(usual);
}
