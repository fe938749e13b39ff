// The pools' idle memory and the allocator's, given back. See trim_memory.hpp.
#include <ufb/pool_stats.hpp>
#include <ufb/trim_memory.hpp>

#include "heap.hpp"
#include "memory_usage.hpp"

namespace ufb {

std::size_t trim_memory() noexcept {
  const std::size_t before = detail::resident_bytes();
  trim_pools(~std::size_t{0});
  detail::trim_heap();
  const std::size_t after = detail::resident_bytes();
  return before > after ? before - after : 0;
}

}  // namespace ufb
