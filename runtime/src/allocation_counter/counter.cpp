// The library ufb::allocation_counter: an operator new that counts its calls, for the line Allocations of track_memory(). Linked by
// programs that want that line, or preloaded.
#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>
#include <ufb/track_memory.hpp>

namespace {

// Threads share a count only where there are more than 64, so that they rarely share a cache line.
struct alignas(64) shard {
  std::atomic<std::uint64_t> allocations;
};
constinit std::array<shard, 64> shards{};
constinit std::atomic<unsigned> threads{0};
constinit thread_local shard* own = nullptr;

void count_one() noexcept {
  if (own == nullptr) own = &shards[threads.fetch_add(1, std::memory_order_relaxed) % shards.size()];
  own->allocations.fetch_add(1, std::memory_order_relaxed);
}

std::uint64_t allocations() noexcept {
  std::uint64_t sum = 0;
  for (const shard& each : shards) sum += each.allocations.load(std::memory_order_relaxed);
  return sum;
}

// Effects: calls function() until it gives memory, and the program's handler before each further time.
template <class Function>
void* allocate(Function function) {
  count_one();
  for (;;) {
    if (void* const memory = function()) return memory;
    const std::new_handler handler = std::get_new_handler();
    if (handler == nullptr) throw std::bad_alloc();
    handler();
  }
}

[[gnu::constructor]] void announce() { ufb::set_allocation_counter(allocations); }

}  // namespace

// The forms for arrays and those that do not throw call these.
void* operator new(std::size_t size) {
  return allocate([=] { return std::malloc(size != 0 ? size : 1); });
}
void* operator new(std::size_t size, std::align_val_t alignment) {
  return allocate([=]() -> void* {
    void* memory = nullptr;
    const int error = posix_memalign(&memory, std::max(static_cast<std::size_t>(alignment), sizeof(void*)), size != 0 ? size : 1);
    return error == 0 ? memory : nullptr;
  });
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }
