// pool_allocator.hpp: standard containers in pooled memory.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <limits>
#include <list>
#include <map>
#include <memory>
#include <new>
#include <numeric>
#include <string>
#include <thread>
#include <type_traits>
#include <ufb/pool_allocator.hpp>
#include <ufb/pool_error.hpp>
#include <ufb/pool_stats.hpp>
#include <unordered_map>
#include <utility>
#include <vector>

namespace {

template <class T>
using in_pools = ufb::pool_allocator<T>;
using text = std::basic_string<char, std::char_traits<char>, in_pools<char>>;

// Effects: runs the function. Returns: how many pooled objects are live that were not before; where all is given back, none.
template <class F>
std::size_t lives_more(F function) {
  const std::size_t before = ufb::get_pool_stats().total_live;
  function();
  return ufb::get_pool_stats().total_live - before;
}

const ufb::pool_detail pool_named(const std::string& name) {
  for (const ufb::pool_detail& one : ufb::get_detailed_pool_stats()) {
    if (one.name == name) return one;
  }
  return {};
}

struct recursive {
  std::vector<recursive, in_pools<recursive>> children;  // of a type that is not complete here
};

}  // namespace

TEST_CASE("pool_allocator: a standard allocator that has no state") {
  static_assert(std::is_empty_v<in_pools<int>> && std::allocator_traits<in_pools<int>>::is_always_equal::value);
  static_assert(std::is_same_v<std::allocator_traits<in_pools<int>>::rebind_alloc<char>, in_pools<char>>);
  static_assert(sizeof(std::vector<int, in_pools<int>>) == sizeof(std::vector<int>));
  CHECK(in_pools<int>() == in_pools<int>());
  CHECK(in_pools<int>() == in_pools<char>());
  CHECK_FALSE(in_pools<int>() != in_pools<char>(in_pools<int>()));
  CHECK_THROWS_AS((void)in_pools<int>().allocate((std::numeric_limits<std::size_t>::max)() / 2), std::bad_array_new_length);
  volatile std::size_t impossible = (std::numeric_limits<std::size_t>::max)();  // the compiler would warn
  CHECK_THROWS_AS((void)in_pools<char>().allocate(impossible), std::bad_alloc);
}

TEST_CASE("pool_allocator: std::list") {
  CHECK(lives_more([] {
          std::list<std::string, in_pools<std::string>> list;
          for (int i = 0; i != 3000; ++i) list.push_front(std::to_string(i));
          list.sort();
          std::list<std::string, in_pools<std::string>> other(list), third;
          third.splice(third.end(), other, other.begin());
          CHECK(third.front() == "0");
          third = std::move(list);
          CHECK(third.size() == 3000);
        }) == 0);
}

TEST_CASE("pool_allocator: std::map, whose nodes are in a pool of their size") {
  using entry = std::pair<const int, std::array<char, 93>>;
  struct node_bytes {  // an entry and what a red-black tree needs
    void* links[4];
    entry value;
  };
  const std::string name = "ufb::detail::node<" + std::to_string(sizeof(node_bytes)) + ", 8>";
  CHECK(lives_more([&] {
          std::map<int, std::array<char, 93>, std::less<>, in_pools<entry>> map;
          for (int i = 0; i != 500; ++i) map[i * 7 % 501] = {static_cast<char>(i)};
          CHECK(map.size() == 500);
          CHECK(pool_named(name).live == 500);
          for (int i = 0; i != 250; ++i) map.erase(map.begin());
          CHECK(pool_named(name).live == 250);
          CHECK(pool_named(name).objects == 250);
        }) == 0);
  CHECK(pool_named(name).objects == 500);
}

TEST_CASE("pool_allocator: std::unordered_map, nodes and buckets") {
  CHECK(lives_more([] {
          std::unordered_map<text, int, std::hash<std::string_view>, std::equal_to<>, in_pools<std::pair<const text, int>>> map;
          for (int i = 0; i != 20'000; ++i) map[text("a key that is not short enough to need no memory ") + std::to_string(i).c_str()] = i;
          CHECK(map.size() == 20'000);
          auto copy = map;
          for (int i = 0; i != 20'000; i += 2) {
            copy.erase(text("a key that is not short enough to need no memory ") + std::to_string(i).c_str());
          }
          CHECK(copy.size() == 10'000);
          CHECK(map.at("a key that is not short enough to need no memory 19998") == 19998);
        }) == 0);
}

TEST_CASE("pool_allocator: std::vector, from nothing to megabytes") {
  CHECK(lives_more([] {
          std::vector<std::uint64_t, in_pools<std::uint64_t>> numbers;
          for (std::uint64_t i = 0; i != 1'000'000; ++i) numbers.push_back(i);
          CHECK(std::accumulate(numbers.begin(), numbers.end(), std::uint64_t{0}) == 499'999'500'000);
          numbers.resize(3);
          numbers.shrink_to_fit();
          CHECK(numbers[2] == 2);
          std::vector<bool, in_pools<bool>> bits(1000, true);
          CHECK(std::count(bits.begin(), bits.end(), true) == 1000);
          std::deque<text, in_pools<text>> queue(100, text(100, 'x'));
          CHECK(queue.back().size() == 100);
        }) == 0);
}

TEST_CASE("pool_allocator: one element of a vector is from the same pool as a node") {
  std::vector<std::uint64_t, in_pools<std::uint64_t>> one(1);
  const std::size_t live = pool_named("ufb::detail::node<8, 8>").live;
  CHECK(live >= 1);
  one.push_back(2);
  CHECK(pool_named("ufb::detail::node<8, 8>").live == live - 1);
}

TEST_CASE("pool_allocator: std::allocate_shared, one slot for object and counts") {
  struct large {
    std::array<char, 300> bytes;
  };
  CHECK(lives_more([] {
          const std::size_t before = ufb::get_pool_stats().total_live;
          const auto shared = std::allocate_shared<large>(in_pools<large>());
          CHECK(ufb::get_pool_stats().total_live == before + 1);
          const auto array = std::allocate_shared<int[]>(in_pools<int>(), 100);
          array[99] = 1;
        }) == 0);
}

TEST_CASE("pool_allocator: any alignment, any size") {
  struct alignas(64) line {
    std::array<char, 64> bytes;
  };
  struct alignas(8192) pages {
    std::array<char, 8192> bytes;
  };
  struct huge {
    std::array<char, 5'000'000> bytes;
  };
  const auto check = []<class T>(std::type_identity<T>) {
    for (const std::size_t n : {1u, 2u, 3u, 7u}) {
      T* const memory = in_pools<T>().allocate(n);
      CHECK(reinterpret_cast<std::uintptr_t>(memory) % alignof(T) == 0);
      memory[0].bytes.front() = memory[n - 1].bytes.back() = 'x';
      in_pools<T>().deallocate(memory, n);
    }
  };
  CHECK(lives_more([&] {
          check(std::type_identity<line>());
          check(std::type_identity<pages>());
          check(std::type_identity<huge>());
        }) == 0);
}

TEST_CASE("pool_allocator: of incomplete types, as containers allow") {
  CHECK(lives_more([] {
          recursive root;
          root.children.resize(3);
          root.children[1].children.resize(5);
        }) == 0);
}

TEST_CASE("pool_allocator: a container may be built by one thread and freed by another") {
  CHECK(lives_more([] {
          std::map<int, text, std::less<>, in_pools<std::pair<const int, text>>> map;
          std::thread([&] {
            for (int i = 0; i != 5000; ++i) map.emplace(i, text(static_cast<std::size_t>(i % 300), 'x'));
          }).join();
          CHECK(map.size() == 5000);
          std::thread([moved = std::move(map)]() mutable { moved.clear(); }).join();
        }) == 0);
}

TEST_CASE("pool_allocator: freed twice, or with another size, is reported") {
  static int reports;
  reports = 0;
  const auto before = ufb::set_pool_error_handler([](const ufb::pool_error&) noexcept { ++reports; });
  in_pools<std::uint64_t> allocator;
  std::uint64_t* const one = allocator.allocate(1);
  allocator.deallocate(one, 1);
  allocator.deallocate(one, 1);
  CHECK(reports == 1);
  std::uint64_t* const many = allocator.allocate(10);
  allocator.deallocate(many, 30);
  CHECK(reports == 2);
  allocator.deallocate(many, 10);
  allocator.deallocate(many, 10);
  CHECK(reports == 3);
  ufb::set_pool_error_handler(before);
}
