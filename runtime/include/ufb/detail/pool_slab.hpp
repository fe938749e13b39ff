// How a pool's memory is laid out: a slab is an aligned span of bytes, divided into slots, some of which give their place to its header and
// one state byte a slot. The hot path in pool_gate.hpp and the cold one in src/pool_core.cpp both find a slot's slab from its address.
#pragma once

#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <ufb/detail/config.hpp>

namespace ufb::detail {

struct pool_core;

// What a slot is. Who may change it: whoever owns the slot (user, thread's cache) or holds the core's lock (depot, slab).
enum class slot_state : unsigned char {
  vacant,    // memory of the slab, belongs to nobody
  carved,    // on its way to the user, with nothing in it that would have to be checked
  raw,       // idle, no object; its first bytes carry a seal
  living,    // idle, with a living object of unspecified value
  lost,      // found damaged; never given out again
  header,    // no slot: the slab's header is there
  live = 8,  // the user's; the value tells by whose cache: live + i is the i-th of the core, modulo live_states
};
inline constexpr unsigned live_states = 256 - static_cast<unsigned>(slot_state::live);

// Whoever may change a state does it without a lock; who looks for vacant slots reads those of others too. So it is atomic, which costs
// nothing.
class slot_cell {
 public:
  operator slot_state() const noexcept { return state_.load(std::memory_order_relaxed); }
  slot_cell& operator=(slot_state state) noexcept {
    state_.store(state, std::memory_order_relaxed);
    return *this;
  }

 private:
  std::atomic<slot_state> state_;
};
static_assert(sizeof(slot_cell) == 1);

// What a slab knows of itself; zero for one that has just been mapped. Where slots are small it lies elsewhere in each slab: at the same
// offset from their aligned starts, the headers of a hundred slabs would compete for the same few places of every cache.
// used == number of slots that are neither vacant nor the header's; every slot below `hint` is not vacant.
struct pool_slab {
  pool_core* core;  // null: no slab of any pool
  pool_slab* next;  // in the core's list of slabs with vacant slots, or of slabs to give back
  pool_slab* previous;
  std::uint32_t capacity;  // slots that are not the header's
  std::uint32_t used;      // slots
  std::uint32_t hint;      // index of a slot

  slot_cell* states() noexcept { return reinterpret_cast<slot_cell*>(reinterpret_cast<std::byte*>(this) + state_offset); }

  static constexpr std::size_t state_offset = 64;  // bytes
};
static_assert(sizeof(pool_slab) <= pool_slab::state_offset);

// first_slot + slot_count * slot_bytes <= span_bytes. The header is before the first slot, or in the place of some.
struct pool_layout {
  std::size_t slot_bytes;
  std::size_t slot_alignment;
  std::size_t span_bytes;    // a power of two, and the slab's alignment
  std::size_t first_slot;    // bytes from the slab's start
  std::size_t header_mask;   // bits of where the header may start, in bytes from the slab's start
  std::uint64_t inverse;     // of slot_bytes' odd factor, modulo 2^64
  int twos;                  // log2 of its other factor
  std::uint32_t slot_count;  // a slab, those of its header included

  constexpr std::size_t header_bytes() const noexcept { return pool_slab::state_offset + slot_count; }
};

inline constexpr std::size_t smallest_span = std::size_t{64} << 10;  // bytes
inline constexpr std::size_t region_bits = 22;                       // spans are carved from regions of 4 MiB
inline constexpr std::size_t region_bytes = std::size_t{1} << region_bits;
inline constexpr std::size_t address_bits = 48;

constexpr std::size_t round_up(std::size_t value, std::size_t multiple) noexcept { return (value + multiple - 1) / multiple * multiple; }

// Effects: chooses the span so that at least eight slots share one, one when eight would need more than a region.
constexpr pool_layout layout_of(std::size_t size, std::size_t alignment) noexcept {
  pool_layout layout{};
  layout.slot_alignment = alignment < 8 ? 8 : alignment;
  layout.slot_bytes = round_up(size, layout.slot_alignment);
  layout.twos = std::countr_zero(layout.slot_bytes);
  layout.inverse = 1;
  for (int bits = 1; bits < 64; bits *= 2) layout.inverse *= 2 - (layout.slot_bytes >> layout.twos) * layout.inverse;  // Newton's steps
  if (layout.slot_bytes <= 256) {  // so small that the slots a header touches are no waste
    layout.span_bytes = smallest_span;
    layout.slot_count = static_cast<std::uint32_t>(smallest_span / layout.slot_bytes);
    layout.header_mask = smallest_span / 2 - 1024;  // 32 places
    return layout;
  }
  const std::size_t slot_start = layout.slot_alignment < 64 ? 64 : layout.slot_alignment;  // slots start on a cache line
  const auto span_for = [&](std::size_t count) {
    const std::size_t bytes = std::bit_ceil(round_up(pool_slab::state_offset + count, slot_start) + count * layout.slot_bytes);
    return bytes < smallest_span ? smallest_span : bytes;
  };
  layout.span_bytes = span_for(8) <= region_bytes ? span_for(8) : span_for(1);
  std::size_t count = (layout.span_bytes - pool_slab::state_offset) / (layout.slot_bytes + 1);
  while (round_up(pool_slab::state_offset + count, slot_start) + count * layout.slot_bytes > layout.span_bytes) --count;
  layout.slot_count = static_cast<std::uint32_t>(count);
  layout.first_slot = round_up(layout.header_bytes(), slot_start);
  return layout;
}

// Slots of a slab, by their indexes: the last one is not among them.
struct slot_range {
  std::uint32_t first;
  std::uint32_t last;
};

// Returns: those that give their place to a header that starts so many bytes from the slab's start.
constexpr slot_range header_slots(const pool_layout& layout, std::size_t header_at) noexcept {
  const auto first = static_cast<std::uint32_t>(header_at / layout.slot_bytes);
  std::uint32_t last = first;
  while (layout.first_slot + last * layout.slot_bytes < header_at + layout.header_bytes()) ++last;
  return {first, last};
}

// Returns: how many slots of a slab are for objects, wherever its header is; where that is in an inconvenient place there may be one less.
constexpr std::uint32_t object_slots(const pool_layout& layout) noexcept {
  return layout.slot_count - header_slots(layout, 0).last;
}

// Returns: the start of the span that the address lies in.
UFB_ALWAYS_INLINE inline std::uintptr_t span_of(const void* address, const pool_layout& layout) noexcept {
  return reinterpret_cast<std::uintptr_t>(address) & ~(std::uintptr_t{layout.span_bytes} - 1);
}

// Returns: where the header of a slab in that span is, which is only there to be read if is_mapped() says so.
UFB_ALWAYS_INLINE inline pool_slab* slab_in(std::uintptr_t span, const pool_layout& layout) noexcept {
  return reinterpret_cast<pool_slab*>(span + (span >> 6 & layout.header_mask));
}

// Returns: the index of the slot that starts so many bytes from the first one; more than any where none does.
UFB_ALWAYS_INLINE inline std::uint64_t slot_index(std::size_t offset, const pool_layout& layout) noexcept {
  // An exact quotient is a product modulo 2^64; what is not divisible by the odd factor comes out large, what is not by the other is
  // large after the rotation.
  return std::rotr(std::uint64_t{offset} * layout.inverse, layout.twos);
}

// Which regions of the address space the pools have mapped: a byte each. Atomic, as other threads map regions next to ours.
using region_map = std::atomic<bool>;

UFB_ALWAYS_INLINE inline bool is_mapped(const region_map* regions, std::uintptr_t address) noexcept {
  return address >> address_bits == 0 && regions[address >> region_bits].load(std::memory_order_relaxed);
}

// Requires: the slot is one of this layout.
UFB_ALWAYS_INLINE inline slot_cell& state_of(const void* slot, const pool_layout& layout) noexcept {
  const std::uintptr_t span = span_of(slot, layout);
  return slab_in(span, layout)->states()[slot_index(reinterpret_cast<std::uintptr_t>(slot) - span - layout.first_slot, layout)];
}

// Returns: the state of a slot of this core; null where the address is not the start of one.
UFB_ALWAYS_INLINE inline slot_cell* state_in(const pool_core* core, const region_map* regions, const void* address,
                                             const pool_layout& layout) noexcept {
  const std::uintptr_t span = span_of(address, layout);
  pool_slab* const slab = slab_in(span, layout);
  if (!is_mapped(regions, span) || slab->core != core) [[unlikely]]
    return nullptr;
  const std::uint64_t index = slot_index(reinterpret_cast<std::uintptr_t>(address) - span - layout.first_slot, layout);
  return index < layout.slot_count ? slab->states() + index : nullptr;
}

}  // namespace ufb::detail
