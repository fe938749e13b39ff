// The allocator behind malloc, recognised while the program runs, and what it can say and do. Used by memory_usage.cpp and trim_memory.cpp.
#pragma once

#include <cstddef>
#include <optional>
#include <ufb/memory_usage.hpp>

namespace ufb::detail {

// In bytes; absent where the allocator does not say, or not cheaply.
struct heap_figures {
  std::optional<std::size_t> used;    // allocated to the program
  std::optional<std::size_t> total;   // mapped for it
  std::optional<std::size_t> mapped;  // the same, and what is mapped for nothing by now
};

heap_allocator which_allocator() noexcept;

heap_figures read_heap(heap_detail detail) noexcept;

// Effects: the allocator gives back what it can.
void trim_heap() noexcept;

}  // namespace ufb::detail
