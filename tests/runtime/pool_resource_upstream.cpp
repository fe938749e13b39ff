// set_pool_upstream() of pool_resource.hpp: the pools' own memory comes from the user. A program of its own, whose pools hold nothing else.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <list>
#include <memory_resource>
#include <new>
#include <random>
#include <string>
#include <thread>
#include <tuple>
#include <type_traits>
#include <ufb/arena.hpp>
#include <ufb/memory_usage.hpp>
#include <ufb/pool.hpp>
#include <ufb/pool_allocator.hpp>
#include <ufb/pool_resource.hpp>
#include <ufb/pooled_shared.hpp>
#include <utility>
#include <vector>

namespace {

constexpr std::size_t region = std::size_t{4} << 20;

struct upstream_memory : std::pmr::memory_resource {
  std::size_t live_bytes = 0, most_bytes = 0;
  int allocations = 0;
  bool fails = false;

 private:
  void* do_allocate(std::size_t bytes, std::size_t alignment) override {
    if (fails) throw std::bad_alloc();
    ++allocations;
    live_bytes += bytes;
    most_bytes = std::max(most_bytes, live_bytes);
    CHECK(bytes % region == 0);
    CHECK(alignment % region == 0);
    void* const memory = std::pmr::new_delete_resource()->allocate(bytes, alignment);
    std::memset(memory, 0xa5, bytes);  // not zeros, as the system's are
    return memory;
  }
  void do_deallocate(void* memory, std::size_t bytes, std::size_t alignment) override {
    live_bytes -= bytes;
    std::pmr::new_delete_resource()->deallocate(memory, bytes, alignment);
  }
  bool do_is_equal(const std::pmr::memory_resource& other) const noexcept override { return this == &other; }
};

upstream_memory first, second;

template <int>
struct record {
  std::array<std::uint64_t, 8> words;
};

template <class T>
std::vector<ufb::pooled<T>> make_many(std::size_t n) {
  std::vector<ufb::pooled<T>> many(n);
  for (auto& each : many) each = ufb::make_pooled<T>();
  return many;
}

}  // namespace

TEST_CASE("set_pool_upstream: all pools take regions from there, and give them back") {
  CHECK(ufb::set_pool_upstream(&first) == nullptr);
  {
    auto records = make_many<record<0>>(100'000);
    CHECK(first.allocations >= 2);
    CHECK(first.live_bytes >= 100'000 * sizeof(record<0>));
    std::pmr::vector<std::pmr::string> texts(ufb::pool_resource::of_process());
    for (int i = 0; i != 1000; ++i) texts.emplace_back(std::size_t{200}, 'x');
    for (auto& each : records) each->words.fill(7);
    CHECK(texts[500][199] == 'x');
    CHECK(ufb::get_memory_usage().pool_bytes <= first.live_bytes);
    std::thread([&] { records.clear(); }).join();
  }
  CHECK(ufb::clear_pools() > 0);
  CHECK(first.live_bytes == 0);
  CHECK(ufb::get_memory_usage().pool_bytes == 0);
}

TEST_CASE("set_pool_upstream: objects larger than a region too") {
  struct huge {
    std::array<char, 5'000'000> bytes;
  };
  CHECK(ufb::set_pool_upstream(&first) == &first);
  const int before = first.allocations;
  {
    auto two = make_many<huge>(2);
    two[0]->bytes.back() = two[1]->bytes.back() = 'x';
    CHECK(first.allocations == before + 2);
    CHECK(first.live_bytes == 2 * 2 * region);
  }
  CHECK(ufb::pool<huge>::clear() == 2 * 2 * region);
  CHECK(first.live_bytes == 0);
}

TEST_CASE("set_pool_upstream: slabs of all sizes share the regions, and all of it goes back") {
  struct small {
    std::array<unsigned char, 500> bytes;
  };
  struct middle {
    std::array<unsigned char, 20'000> bytes;
  };
  struct large {
    std::array<unsigned char, 200'000> bytes;
  };
  CHECK(ufb::set_pool_upstream(&first) == &first);
  first.most_bytes = 0;
  std::mt19937 random(3);
  std::tuple<std::vector<ufb::pooled<small>>, std::vector<ufb::pooled<middle>>, std::vector<ufb::pooled<large>>> live;
  std::size_t most = 0;
  const auto step = [&](auto& owners, std::size_t wanted) {
    using type = typename std::remove_cvref_t<decltype(owners)>::value_type::element_type;
    if (random() % wanted > owners.size() / 2) {
      owners.push_back(ufb::make_pooled<type>());
      owners.back()->bytes.fill(static_cast<unsigned char>(owners.size()));
    } else if (!owners.empty()) {
      std::swap(owners[random() % owners.size()], owners.back());
      const auto& bytes = owners.back()->bytes;
      REQUIRE(std::all_of(bytes.begin(), bytes.end(), [&](unsigned char byte) { return byte == bytes[0]; }));
      owners.pop_back();
    }
  };
  for (int i = 0; i != 30'000; ++i) {
    switch (random() % 8) {
      case 0: step(std::get<2>(live), 40); break;
      case 1: step(std::get<1>(live), 300); break;
      default: step(std::get<0>(live), 3000);
    }
    if (i % 5000 == 0) ufb::clear_pools();
    most = std::max(most, ufb::get_pool_stats().bytes_reserved);
  }
  CHECK(first.most_bytes <= 2 * most);
  live = {};
  ufb::clear_pools();
  CHECK(first.live_bytes == 0);
}

TEST_CASE("set_pool_upstream: when it has no more, std::bad_alloc arrives and nothing is lost") {
  CHECK(ufb::set_pool_upstream(&first) == &first);
  first.fails = true;
  CHECK_THROWS_AS((void)ufb::make_pooled<record<1>>(), std::bad_alloc);
  CHECK_THROWS_AS((void)ufb::pool_resource::of_process()->allocate(77, 8), std::bad_alloc);
  first.fails = false;
  const auto one = ufb::make_pooled<record<1>>();
  first.fails = true;
  const auto others = make_many<record<1>>(100);  // of the same slab
  CHECK(ufb::pool<record<1>>::stats().live == 101);
  first.fails = false;
}

TEST_CASE("set_pool_upstream: shared owners, containers and arenas lose nothing either") {
  CHECK(ufb::set_pool_upstream(&first) == &first);
  ufb::clear_pools();
  const std::size_t before = ufb::get_pool_stats().total_live;
  {
    auto owner = ufb::make_pooled<record<4>>();
    std::vector<ufb::pooled<record<5>>> others;
    others.reserve(2 * region / sizeof(record<5>));
    first.fails = true;
    const auto fill = [&] {
      for (;;) others.push_back(ufb::make_pooled<record<5>>());
    };
    CHECK_THROWS_AS(fill(), std::bad_alloc);

    CHECK_THROWS_AS((void)ufb::pooled_shared<record<4>>(std::move(owner)), std::bad_alloc);
    CHECK_FALSE(owner);
    CHECK(ufb::pool<record<4>>::stats().live == 0);
    CHECK_THROWS_AS((void)ufb::make_pooled_shared<record<4>>(), std::bad_alloc);
    CHECK(ufb::pool<record<4>>::stats().live == 0);

    std::list<int, ufb::pool_allocator<int>> list;
    CHECK_THROWS_AS(list.push_back(1), std::bad_alloc);
    CHECK(list.empty());
    ufb::arena arena;
    CHECK_THROWS_AS((void)arena.make<std::string>("x"), std::bad_alloc);
    CHECK(arena.bytes_reserved() == 0);
    first.fails = false;
    CHECK(*arena.make<std::string>("x") == "x");
    list.push_back(1);
    CHECK(ufb::pooled_shared<record<4>>(ufb::make_pooled<record<4>>()).use_count() == 1);
  }
  CHECK(ufb::get_pool_stats().total_live == before);
}

TEST_CASE("set_pool_upstream: what came from one goes back there after another is set") {
  CHECK(ufb::set_pool_upstream(&first) == &first);
  auto from_first = make_many<record<2>>(1000);
  ufb::set_pool_upstream(&second);
  auto from_second = make_many<record<2>>(200'000);
  ufb::set_pool_upstream(nullptr);
  auto from_system = make_many<record<2>>(200'000);
  CHECK(first.live_bytes != 0);
  CHECK(second.live_bytes != 0);
  const std::size_t in_second = second.live_bytes;
  from_system.clear();
  CHECK(second.live_bytes == in_second);
  from_second.clear();
  from_first.clear();
  ufb::clear_pools();
  CHECK(first.live_bytes == 0);
  CHECK(second.live_bytes == 0);
}

TEST_CASE("set_pool_upstream: a buffer that the user has once and for all") {
  ufb::clear_pools();
  static std::vector<std::byte> memory(4 * region);
  static std::pmr::monotonic_buffer_resource buffer(memory.data(), memory.size(), std::pmr::null_memory_resource());
  ufb::set_pool_upstream(&buffer);
  auto many = make_many<record<3>>(1000);
  const auto* const inside = reinterpret_cast<const std::byte*>(many[999].get());
  CHECK(inside >= memory.data());
  CHECK(inside < memory.data() + memory.size());
  const auto fill = [&] {
    for (;;) many.push_back(ufb::make_pooled<record<3>>());
  };
  CHECK_THROWS_AS(fill(), std::bad_alloc);
  CHECK(many.size() > 2 * region / sizeof(record<3>));
  many.clear();
  CHECK(make_many<record<3>>(20'000).size() == 20'000);
  CHECK(ufb::set_pool_upstream(nullptr) == &buffer);
  ufb::clear_pools();
}
