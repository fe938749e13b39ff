// The span store of pool_spans.hpp, over mmap or the user's memory resource.
#include "pool_spans.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cstring>
#include <iterator>
#include <new>
#include <utility>

// There only where a sanitizer is linked.
extern "C" {
[[gnu::weak]] void __asan_unpoison_memory_region(const volatile void* address, std::size_t bytes);
[[gnu::weak]] void __lsan_register_root_region(const void* address, std::size_t bytes);
[[gnu::weak]] void __lsan_unregister_root_region(const void* address, std::size_t bytes);
}

namespace ufb::detail {

namespace {

constexpr std::size_t units_a_region = region_bytes / smallest_span;
static_assert(units_a_region == 64, "a region's free units are the bits of one word");

constexpr std::size_t map_bytes = std::size_t{1} << (address_bits - region_bits);

constinit std::atomic<std::size_t> mapped_bytes{0};    // regions and their map
constinit std::atomic<std::size_t> reserved_bytes{0};  // spans

void* map(std::size_t bytes) {
  void* memory = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (memory == MAP_FAILED) throw std::bad_alloc();
  return memory;
}

// Returns: memory aligned to its own size, a power of two.
std::byte* map_aligned(std::size_t bytes) {
  auto* memory = static_cast<std::byte*>(map(2 * bytes));
  auto* start = reinterpret_cast<std::byte*>(round_up(reinterpret_cast<std::uintptr_t>(memory), bytes));
  if (start != memory) munmap(memory, static_cast<std::size_t>(start - memory));
  munmap(start + bytes, bytes - static_cast<std::size_t>(start - memory));
  return start;
}

void give_back(std::pmr::memory_resource* upstream, std::byte* start, std::size_t bytes) noexcept {
  if (__asan_unpoison_memory_region) __asan_unpoison_memory_region(start, bytes);  // whoever has these addresses next
  if (upstream == nullptr) {
    munmap(start, bytes);
  } else {
    upstream->deallocate(start, bytes, bytes);
  }
}

constexpr std::uint64_t all_units = ~std::uint64_t{0};

// `units` ones, at bit `first`; all of them for a span of a region or more.
constexpr std::uint64_t unit_mask(std::size_t first, std::size_t units) noexcept {
  return units >= units_a_region ? all_units : ((std::uint64_t{1} << units) - 1) << first;
}

// Returns: the first of so many units, a power of two below 64, that are free and as aligned as they are many; 64 where there are none.
constexpr std::size_t first_free(std::uint64_t free, std::size_t units) noexcept {
  for (std::size_t joined = 1; joined != units; joined *= 2) free &= free >> joined;
  return static_cast<std::size_t>(std::countr_zero(free & all_units / unit_mask(0, units)));
}
static_assert(first_free(0b1111'0110, 1) == 1 && first_free(0b1111'0110, 2) == 4 && first_free(0b1111'0110, 4) == 4);
static_assert(first_free(0b0111'1110, 4) == 64 && first_free(all_units << 32, 32) == 32 && first_free(all_units << 33, 32) == 64);

std::size_t resident_bytes(std::byte* span, std::size_t bytes) noexcept {
  const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  std::array<unsigned char, 256> pages;
  std::size_t resident = 0;
  for (std::size_t done = 0; done < bytes; done += pages.size() * page) {
    const std::size_t length = std::min(bytes - done, pages.size() * page);
    if (mincore(span + done, length, pages.data()) != 0) return bytes;
    resident += page * static_cast<std::size_t>(
                           std::count_if(pages.data(), pages.data() + length / page, [](unsigned char bits) { return bits & 1; }));
  }
  return resident;
}

}  // namespace

span_store::span_store() : regions_(static_cast<region_map*>(map(map_bytes))) {
  mapped_bytes.fetch_add(map_bytes, std::memory_order_relaxed);
}

pool_memory get_pool_memory() noexcept {
  const std::size_t reserved = reserved_bytes.load(std::memory_order_relaxed);
  const std::size_t mapped = mapped_bytes.load(std::memory_order_relaxed);
  return {reserved, mapped > reserved ? mapped - reserved : 0};
}

void span_store::mark(std::byte* start, std::size_t bytes, bool mapped) noexcept {
  const std::size_t first = reinterpret_cast<std::uintptr_t>(start) >> region_bits;
  for (std::size_t each = first; each != first + (bytes >> region_bits); ++each) {
    regions_[each].store(mapped, std::memory_order_relaxed);
  }
}

void span_store::set_free_units(region& home, std::uint64_t units) noexcept {
  const bool was_roomy = home.free_units != 0;
  home.free_units = units;
  if (was_roomy == (units != 0)) return;
  if (was_roomy) {
    (home.previous != nullptr ? home.previous->next : roomy_) = home.next;
    if (home.next != nullptr) home.next->previous = home.previous;
  } else {
    home.previous = nullptr;
    home.next = std::exchange(roomy_, &home);
    if (home.next != nullptr) home.next->previous = &home;
  }
}

span_store::region& span_store::add_region(std::size_t bytes) {
  auto* const start = upstream_ == nullptr ? map_aligned(bytes) : static_cast<std::byte*>(upstream_->allocate(bytes, bytes));
  region* fresh = nullptr;
  try {
    fresh = &mapped_.try_emplace(start, region{upstream_, start, bytes}).first->second;
  } catch (const std::bad_alloc&) {
    give_back(upstream_, start, bytes);
    throw;
  }
  mark(start, bytes, true);
  mapped_bytes.fetch_add(bytes, std::memory_order_relaxed);
  // Idle objects that are alive own heap memory: to the leak checker they are roots.
  if (__lsan_register_root_region) __lsan_register_root_region(start, bytes);
  return *fresh;
}

void span_store::remove_region(region& home) noexcept {
  set_free_units(home, 0);
  const region gone = home;
  mapped_.erase(gone.start);
  if (__lsan_unregister_root_region) __lsan_unregister_root_region(gone.start, gone.bytes);
  mark(gone.start, gone.bytes, false);
  mapped_bytes.fetch_sub(gone.bytes, std::memory_order_relaxed);
  give_back(gone.upstream, gone.start, gone.bytes);
}

void* span_store::allocate(std::size_t bytes) {
  const std::size_t units = bytes / smallest_span;
  const std::lock_guard lock(mutex_);
  region* home = units < units_a_region ? roomy_ : nullptr;
  while (home != nullptr && first_free(home->free_units, units) == units_a_region) home = home->next;
  if (home == nullptr) {
    home = &add_region(std::max(bytes, region_bytes));
    set_free_units(*home, all_units);
  }
  const std::size_t first = units < units_a_region ? first_free(home->free_units, units) : 0;
  set_free_units(*home, home->free_units & ~unit_mask(first, units));
  std::byte* const span = home->start + first * smallest_span;
  if (__asan_unpoison_memory_region) __asan_unpoison_memory_region(span, bytes);  // another type's idle slots may have been here
  if (home->upstream != nullptr) std::memset(span, 0, bytes);
  reserved_bytes.fetch_add(bytes, std::memory_order_relaxed);
  return span;
}

std::size_t span_store::free(void* span, std::size_t bytes) noexcept {
  auto* const start = static_cast<std::byte*>(span);
  const std::size_t resident = resident_bytes(start, bytes);
  const std::lock_guard lock(mutex_);
  reserved_bytes.fetch_sub(bytes, std::memory_order_relaxed);
  region& home = std::prev(mapped_.upper_bound(start))->second;
  const bool is_upstreams = home.upstream != nullptr;
  set_free_units(home, home.free_units | unit_mask(static_cast<std::size_t>(start - home.start) / smallest_span, bytes / smallest_span));
  if (home.free_units == all_units) {
    const std::size_t region_size = home.bytes;
    remove_region(home);
    return is_upstreams ? region_size : resident;
  }
  if (is_upstreams) return 0;
  if (madvise(span, bytes, MADV_DONTNEED) == 0) return resident;
  std::memset(span, 0, bytes);  // locked pages stay, and who has the span next counts on zeros
  return 0;
}

std::pmr::memory_resource* span_store::set_upstream(std::pmr::memory_resource* upstream) noexcept {
  const std::lock_guard lock(mutex_);
  return std::exchange(upstream_, upstream);
}

}  // namespace ufb::detail
