// Tells glibc's malloc, jemalloc, tcmalloc and mimalloc apart by their weak symbols, and speaks each one's language. See heap.hpp.
#include "heap.hpp"

#include <dlfcn.h>
#include <malloc.h>

#include <array>
#include <cstdint>

// Each is there only where its allocator is. As references of this library, they are found also in a program that has one linked in.
extern "C" {
[[gnu::weak]] int mallctl(const char* name, void* old, std::size_t* old_bytes, void* fresh, std::size_t fresh_bytes);
[[gnu::weak]] int MallocExtension_GetNumericProperty(const char* property, std::size_t* value);
[[gnu::weak]] void MallocExtension_ReleaseFreeMemory();
[[gnu::weak]] void mi_process_info(std::size_t* elapsed_ms, std::size_t* user_ms, std::size_t* system_ms, std::size_t* rss, std::size_t* peak_rss,
                                   std::size_t* commit, std::size_t* peak_commit, std::size_t* faults);
[[gnu::weak]] void mi_collect(bool force);
}

namespace ufb::detail {

namespace {

// Returns: the start of the program or library that has the function; null for none.
const void* home_of(const void* function) noexcept {
  Dl_info info{};
  return function != nullptr && dladdr(function, &info) != 0 ? info.dli_fbase : nullptr;
}

template <class Function>
const void* home_of(Function* function) noexcept {
  return home_of(reinterpret_cast<const void*>(function));
}

// An allocator may be linked and not be what malloc is, so both must be in one place.
heap_allocator recognise() noexcept {
  const void* const home = home_of(dlsym(RTLD_DEFAULT, "malloc"));
  if (home == nullptr) return heap_allocator::unknown;
  if (home == home_of(mallctl)) return heap_allocator::jemalloc;
  if (home == home_of(MallocExtension_GetNumericProperty)) return heap_allocator::tcmalloc;
  if (home == home_of(mi_process_info)) return heap_allocator::mimalloc;
#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 33)
  if (home == home_of(mallinfo2)) return heap_allocator::glibc;
#endif
  return heap_allocator::unknown;
}

std::optional<std::size_t> jemalloc_says(const char* name) noexcept {
  std::size_t bytes = 0, length = sizeof bytes;
  if (mallctl(name, &bytes, &length, nullptr, 0) != 0) return std::nullopt;
  return bytes;
}

heap_figures read_jemalloc() noexcept {
  std::uint64_t epoch = 1;  // until it is set, the figures are old
  std::size_t length = sizeof epoch;
  mallctl("epoch", &epoch, &length, &epoch, length);
  heap_figures figures{jemalloc_says("stats.allocated"), jemalloc_says("stats.mapped"), std::nullopt};
  if (figures.total) figures.mapped = *figures.total + jemalloc_says("stats.retained").value_or(0);
  return figures;
}

std::optional<std::size_t> tcmalloc_says(const char* property) noexcept {
  std::size_t bytes = 0;
  if (MallocExtension_GetNumericProperty(property, &bytes) == 0) return std::nullopt;
  return bytes;
}

heap_figures read_tcmalloc() noexcept {
  heap_figures figures{tcmalloc_says("generic.current_allocated_bytes"), tcmalloc_says("generic.heap_size"), std::nullopt};
  if (figures.total) figures.mapped = *figures.total + tcmalloc_says("tcmalloc.pageheap_unmapped_bytes").value_or(0);
  return figures;
}

// What is used it could only say by visiting every block.
heap_figures read_mimalloc() noexcept {
  std::array<std::size_t, 8> of{};
  mi_process_info(&of[0], &of[1], &of[2], &of[3], &of[4], &of[5], &of[6], &of[7]);
  return {std::nullopt, of[5], of[5]};
}

heap_figures read_glibc([[maybe_unused]] heap_detail detail) noexcept {
#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 33)
  if (detail == heap_detail::ask) {
    const struct mallinfo2 info = mallinfo2();
    const std::size_t total = info.arena + info.hblkhd;
    return {info.uordblks + info.hblkhd, total, total};
  }
#endif
  return {};
}

}  // namespace

heap_allocator which_allocator() noexcept {
  static const heap_allocator recognised = recognise();
  return recognised;
}

heap_figures read_heap(heap_detail detail) noexcept {
  switch (which_allocator()) {
    case heap_allocator::glibc: return read_glibc(detail);
    case heap_allocator::jemalloc: return read_jemalloc();
    case heap_allocator::tcmalloc: return read_tcmalloc();
    case heap_allocator::mimalloc: return read_mimalloc();
    case heap_allocator::unknown: break;
  }
  return {};
}

void trim_heap() noexcept {
  switch (which_allocator()) {
    case heap_allocator::glibc: malloc_trim(0); break;
    case heap_allocator::jemalloc:
      mallctl("thread.tcache.flush", nullptr, nullptr, nullptr, 0);
      mallctl("arena.4096.purge", nullptr, nullptr, nullptr, 0);  // 4096: all arenas
      break;
    case heap_allocator::tcmalloc: MallocExtension_ReleaseFreeMemory(); break;
    case heap_allocator::mimalloc: mi_collect(true); break;
    case heap_allocator::unknown: break;
  }
}

}  // namespace ufb::detail
