// Where slabs get their memory: spans of 64 KiB and more, carved from 4 MiB regions that come from the system, or from the user's upstream,
// and go back whole. One store a process, used by the pools' cores.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory_resource>
#include <mutex>
#include <ufb/detail/pool_slab.hpp>
#include <utility>

#include "malloc_allocator.hpp"

namespace ufb::detail {

class span_store {
 public:
  span_store();  // Throws: std::bad_alloc
  span_store(const span_store&) = delete;
  span_store& operator=(const span_store&) = delete;

  // Requires: `bytes` is a power of two, at least smallest_span.
  // Returns: zeroed memory aligned to its own size. Throws: std::bad_alloc; what upstream throws.
  void* allocate(std::size_t bytes);

  // Requires: the span is from allocate(bytes).
  // Returns: how many of its bytes were resident and are the system's again; where the region came from upstream, its bytes when it went
  //   back there.
  std::size_t free(void* span, std::size_t bytes) noexcept;

  // The map that is_mapped() reads. It never moves.
  const region_map* regions() const noexcept { return regions_; }

  // Effects: new regions come from there; null: from mmap. Returns: the one before.
  std::pmr::memory_resource* set_upstream(std::pmr::memory_resource* upstream) noexcept;

  std::mutex& mutex() noexcept { return mutex_; }  // for fork

 private:
  struct region {
    std::pmr::memory_resource* upstream;  // null: mmap
    std::byte* start;
    std::size_t bytes;                    // more than region_bytes where it is one span
    std::uint64_t free_units = 0;         // a bit for each smallest_span
    region* next = nullptr;               // in the list of those with free units
    region* previous = nullptr;
  };

  region& add_region(std::size_t bytes);
  void remove_region(region& home) noexcept;
  void set_free_units(region& home, std::uint64_t units) noexcept;
  void mark(std::byte* start, std::size_t bytes, bool mapped) noexcept;

  std::mutex mutex_;
  std::map<std::byte*, region, std::less<>, malloc_allocator<std::pair<std::byte* const, region>>> mapped_;  // by start
  region* roomy_ = nullptr;  // those with free units
  std::pmr::memory_resource* upstream_ = nullptr;
  region_map* regions_;
};

// What the store has taken from the system: readable at any time, without a lock and before there is a store.
struct pool_memory {
  std::size_t reserved_bytes;   // allocated to slabs
  std::size_t set_aside_bytes;  // address space that no slab uses yet
};
pool_memory get_pool_memory() noexcept;

}  // namespace ufb::detail
