// Where slabs get their memory: spans of 64 KiB and more, carved from 4 MiB regions that are mapped and unmapped whole. One store a
// process, used by the pools' cores.
#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <ufb/detail/pool_slab.hpp>

namespace ufb::detail {

class span_store {
 public:
  span_store();  // Throws: std::bad_alloc
  span_store(const span_store&) = delete;
  span_store& operator=(const span_store&) = delete;

  // Requires: `bytes` is a power of two, at least smallest_span.
  // Returns: zeroed memory aligned to its own size. Throws: std::bad_alloc.
  void* allocate(std::size_t bytes);

  // Requires: the span is from allocate(bytes).
  // Returns: how many of its bytes were resident; they are the system's again.
  std::size_t free(void* span, std::size_t bytes) noexcept;

  // The map that is_mapped() reads. It never moves.
  const region_map* regions() const noexcept { return regions_; }

  std::mutex& mutex() noexcept { return mutex_; }  // for fork

 private:
  struct region {
    region* next;
    std::byte* start;
    std::uint64_t free_units;  // a bit for each smallest_span
  };

  void* map_regions(std::size_t bytes);
  void unmap_regions(void* start, std::size_t bytes) noexcept;
  void mark(std::byte* start, std::size_t bytes, bool mapped) noexcept;

  std::mutex mutex_;
  region* first_ = nullptr;
  region_map* regions_;
};

// What the store has taken from the system: readable at any time, without a lock and before there is a store.
struct pool_memory {
  std::size_t reserved_bytes;   // allocated to slabs
  std::size_t set_aside_bytes;  // address space that no slab uses yet
};
pool_memory get_pool_memory() noexcept;

}  // namespace ufb::detail
