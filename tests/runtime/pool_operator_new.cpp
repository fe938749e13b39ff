// A program whose operator new takes from the pools: they do not call it while they are locked, being made, or remember a type.
#include <doctest/doctest.h>

#include <cstddef>
#include <map>
#include <memory_resource>
#include <new>
#include <string>
#include <thread>
#include <ufb/pool.hpp>
#include <ufb/pool_resource.hpp>
#include <ufb/pooled_shared.hpp>
#include <utility>
#include <vector>

namespace {

// Before each block, how large it is.
struct alignas(std::max_align_t) head {
  std::size_t bytes;
};

std::pmr::memory_resource& pools() { return *ufb::pool_resource::of_process(); }

template <int I>
struct numbered {
  std::string text = "a text that is longer than what the object itself has room for: " + std::to_string(I);
};

template <int... I>
bool make_each(std::integer_sequence<int, I...>) {
  return (... && (ufb::make_pooled<numbered<I>>()->text.back() == '0' + I % 10));
}

}  // namespace

[[gnu::noinline]] void* operator new(std::size_t bytes) {
  auto* const memory = static_cast<head*>(pools().allocate(bytes + sizeof(head), alignof(head)));
  memory->bytes = bytes;
  return memory + 1;
}
[[gnu::noinline]] void operator delete(void* memory) noexcept {
  if (memory == nullptr) return;
  head* const start = static_cast<head*>(memory) - 1;
  pools().deallocate(start, start->bytes + sizeof(head), alignof(head));
}
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { ::operator delete(memory); }

TEST_CASE("operator new from the pools: many types, threads, statistics, and giving all back") {
  REQUIRE(ufb::get_pool_stats().total_live > 0);  // what the test's own program has
  CHECK(make_each(std::make_integer_sequence<int, 60>()));
  std::vector<std::thread> threads;
  for (int i = 0; i != 8; ++i) {
    threads.emplace_back([] {
      std::map<int, std::string> map;
      for (int j = 0; j != 1000; ++j) map[j] = std::string(static_cast<std::size_t>(j), 'x');
      const auto shared = ufb::make_pooled_shared<numbered<1>>();
      (void)make_each(std::make_integer_sequence<int, 60>());
      (void)ufb::get_detailed_pool_stats();
      ufb::clear_pools();
    });
  }
  for (std::thread& each : threads) each.join();
  std::size_t found = 0;
  for (const ufb::pool_detail& each : ufb::get_detailed_pool_stats()) {
    found += each.name.find("numbered<7>") != std::string::npos ? 1 : 0;
    CHECK(each.live + each.objects <= each.capacity);
  }
  CHECK(found == 1);
  ufb::set_pool_budget(1 << 20);
  CHECK(make_each(std::make_integer_sequence<int, 60>()));
  ufb::clear_pools();
  CHECK(ufb::pool<numbered<7>>::stats().objects == 0);
}
