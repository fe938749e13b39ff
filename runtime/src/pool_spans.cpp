// The span store of pool_spans.hpp over mmap.
#include "pool_spans.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <memory>
#include <new>

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

// `units` ones, at bit `first`.
constexpr std::uint64_t unit_mask(std::size_t first, std::size_t units) noexcept { return ((std::uint64_t{1} << units) - 1) << first; }

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

void* span_store::map_regions(std::size_t bytes) {
  auto* memory = static_cast<std::byte*>(map(2 * bytes));
  auto* start = reinterpret_cast<std::byte*>(round_up(reinterpret_cast<std::uintptr_t>(memory), bytes));
  if (start != memory) munmap(memory, static_cast<std::size_t>(start - memory));
  munmap(start + bytes, bytes - static_cast<std::size_t>(start - memory));
  mark(start, bytes, true);
  mapped_bytes.fetch_add(bytes, std::memory_order_relaxed);
  // Idle objects that are alive own heap memory: to the leak checker they are roots.
  if (__lsan_register_root_region) __lsan_register_root_region(start, bytes);
  return start;
}

void span_store::unmap_regions(void* start, std::size_t bytes) noexcept {
  if (__lsan_unregister_root_region) __lsan_unregister_root_region(start, bytes);
  mark(static_cast<std::byte*>(start), bytes, false);
  mapped_bytes.fetch_sub(bytes, std::memory_order_relaxed);
  munmap(start, bytes);
}

void* span_store::allocate(std::size_t bytes) {
  const std::lock_guard lock(mutex_);
  void* span = nullptr;
  if (bytes >= region_bytes) {
    span = map_regions(bytes);
  } else {
    const std::size_t units = bytes / smallest_span;
    for (region* each = first_; each != nullptr && span == nullptr; each = each->next) {
      for (std::size_t first = 0; first < units_a_region && span == nullptr; first += units) {
        if ((~each->free_units & unit_mask(first, units)) != 0) continue;
        each->free_units &= ~unit_mask(first, units);
        span = each->start + first * smallest_span;
      }
    }
    if (span == nullptr) {
      auto fresh = std::make_unique<region>();
      span = map_regions(region_bytes);
      *fresh = {first_, static_cast<std::byte*>(span), ~unit_mask(0, units)};
      first_ = fresh.release();
    }
  }
  if (__asan_unpoison_memory_region) __asan_unpoison_memory_region(span, bytes);  // another type's idle slots may have been here
  reserved_bytes.fetch_add(bytes, std::memory_order_relaxed);
  return span;
}

std::size_t span_store::free(void* span, std::size_t bytes) noexcept {
  auto* const start = static_cast<std::byte*>(span);
  const std::size_t resident = resident_bytes(start, bytes);
  const std::lock_guard lock(mutex_);
  reserved_bytes.fetch_sub(bytes, std::memory_order_relaxed);
  if (bytes >= region_bytes) {
    unmap_regions(span, bytes);
    return resident;
  }
  region** link = &first_;
  while (start < (*link)->start || start >= (*link)->start + region_bytes) link = &(*link)->next;
  region* const home = *link;
  home->free_units |= unit_mask(static_cast<std::size_t>(start - home->start) / smallest_span, bytes / smallest_span);
  if (home->free_units == ~std::uint64_t{0}) {
    *link = home->next;
    unmap_regions(home->start, region_bytes);
    delete home;
  } else {
    madvise(span, bytes, MADV_DONTNEED);
  }
  return resident;
}

}  // namespace ufb::detail
