// The requests and calls of pool_witness.hpp. Those of Valgrind are there where its headers were when this file was compiled: a few
// instructions that do nothing outside of it.
#include "pool_witness.hpp"

#include <algorithm>

#if __has_include(<valgrind/memcheck.h>)
#include <valgrind/memcheck.h>
#endif

#include "pool_registry.hpp"

// There only while heaptrack watches: it is preloaded.
extern "C" {
[[gnu::weak]] void heaptrack_report_alloc(void* memory, std::size_t bytes);
[[gnu::weak]] void heaptrack_report_free(void* memory);
}

namespace ufb::detail {

namespace {

// Other tools of Valgrind know no pools, and callgrind is to count what runs without it.
bool is_memcheck() noexcept {
#ifdef VALGRIND_GET_VBITS
  static const bool is_there = [] {
    unsigned char byte = 0, bits = 0;
    return VALGRIND_GET_VBITS(&byte, &bits, 1) == 1;
  }();
  return is_there;
#else
  return false;
#endif
}

bool is_heaptrack() noexcept { return heaptrack_report_alloc != nullptr && heaptrack_report_free != nullptr; }

}  // namespace

bool is_watched() noexcept { return (is_memcheck() || is_heaptrack()) && !is_wished("unwatched"); }

void announce_slab([[maybe_unused]] pool_core& core, [[maybe_unused]] pool_slab* slab) noexcept {
#ifdef VALGRIND_GET_VBITS
  if (!is_memcheck()) return;
  if (!VALGRIND_MEMPOOL_EXISTS(&core)) VALGRIND_CREATE_MEMPOOL(&core, 0, 0);
  std::byte* const first = reinterpret_cast<std::byte*>(span_of(slab, core.layout)) + core.layout.first_slot;
  for (std::size_t i = 0; i != core.layout.slot_count; ++i) {
    if (slab->states()[i] != slot_state::header) VALGRIND_MAKE_MEM_NOACCESS(first + i * core.layout.slot_bytes, core.layout.slot_bytes);
  }
#endif
}

void announce_end([[maybe_unused]] pool_core& core, [[maybe_unused]] void* span) noexcept {
#ifdef VALGRIND_GET_VBITS
  if (is_memcheck()) VALGRIND_MAKE_MEM_DEFINED(span, core.layout.span_bytes);
#endif
}

void announce_take(pool_core& core, void* slot) noexcept {
#ifdef VALGRIND_GET_VBITS
  if (is_memcheck()) {
    state_of(slot, core.layout) = slot_state::carved;  // what is in it nobody may look at
    const std::size_t sealed = std::min<std::size_t>(core.layout.slot_bytes, 16);  // what the pool itself writes when the object is gone
    VALGRIND_MEMPOOL_ALLOC(&core, slot, std::max(core.object_bytes, sealed));
  }
#endif
  if (is_heaptrack()) heaptrack_report_alloc(slot, core.object_bytes);
}

bool announce_give([[maybe_unused]] pool_core& core, void* slot) noexcept {
  if (is_heaptrack()) heaptrack_report_free(slot);
#ifdef VALGRIND_GET_VBITS
  if (is_memcheck()) {
    slot_cell& state = state_of(slot, core.layout);
    if (state == slot_state::living) core.retire.find()(slot);  // the code that has just kept it is there
    state = slot_state::raw;
    VALGRIND_MEMPOOL_FREE(&core, slot);
  }
#endif
  return is_memcheck();
}

}  // namespace ufb::detail
