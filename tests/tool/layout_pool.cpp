// That what layout says of a pool's slots is what pools take: a hundred thousand live objects, and the memory mapped for them.
#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <vector>

#include "laid.hpp"
#include "layout/analysis.hpp"
#include "ufb/pool.hpp"
#include "ufb/pool_stats.hpp"

namespace ufb::test {
namespace {

template <std::size_t Size, std::size_t Alignment>
struct alignas(Alignment) sized {
  std::byte bytes[Size];
};

template <class T>
void check_pool() {
  constexpr std::size_t count = 100'000;
  const layout::pool_slot slot = layout::analyze(object(sizeof(T), alignof(T), {laid("bytes", 0, sizeof(T), alignof(T))})).pool;
  clear_pools();
  const std::size_t before = get_pool_stats().bytes_reserved;
  std::vector<pooled<T>> live;
  live.reserve(count);
  for (std::size_t i = 0; i != count; ++i) live.push_back(make_pooled<T>());
  const std::size_t taken = get_pool_stats().bytes_reserved - before;
  CAPTURE(sizeof(T));
  // A slab may have one slot less, and the last one is not full.
  CHECK(taken >= (count + slot.slots - 1) / slot.slots * slot.slab_bytes);
  CHECK(taken <= (count + slot.slots - 2) / (slot.slots - 1) * slot.slab_bytes);
}

TEST_CASE("pools take what layout says") {
  check_pool<sized<1, 1>>();
  check_pool<sized<12, 4>>();
  check_pool<sized<40, 8>>();
  check_pool<sized<72, 8>>();
  check_pool<sized<128, 64>>();
  check_pool<sized<1000, 8>>();
}

}  // namespace
}  // namespace ufb::test
