// What the library keeps of one pooled type: its idle slots beyond the threads' own, its slabs, its limit, its counts. Used by the
// pool_*.cpp files only; a visit is the only way to change it.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <ufb/detail/pool_gate.hpp>
#include <utility>

#include "malloc_allocator.hpp"
#include "pool_retire.hpp"

namespace ufb::detail {

// The bytes that the objects in slots own, as a thread's cache has them.
using owned_bytes = std::atomic<std::uint32_t>;

// Idle slots, oldest first, in a ring that grows by doubling.
//   slots_[(first_ + i) % capacity_] for i < count_; bytes_ == the sum of their bytes
class depot {
 public:
  // Anybody may read it.
  std::size_t count() const noexcept { return count_.load(std::memory_order_relaxed); }

  // Returns: what the objects own, without their slots.
  std::size_t bytes() const noexcept { return bytes_; }

  // In all four, the oldest of the n is first. Returns: false when there is no memory to remember them.
  bool push_newest(void* const* slots, const owned_bytes* bytes, std::size_t n) noexcept;
  bool push_oldest(void* const* slots, const owned_bytes* bytes, std::size_t n) noexcept;  // just as old as what was the oldest

  // Requires: n <= count(). `bytes` is null where nobody wants to know.
  void pop_newest(void** slots, owned_bytes* bytes, std::size_t n) noexcept;
  void pop_oldest(void** slots, owned_bytes* bytes, std::size_t n) noexcept;

  // Requires: count() != 0. Returns: since when the oldest is idle.
  std::uint32_t oldest() const noexcept { return at(0).since; }

  // Returns: how many of the oldest have so many bytes together, where a slot has slot_bytes; at most `most`, or all.
  std::size_t oldest_with(std::size_t bytes, std::size_t slot_bytes, std::size_t most) const noexcept;

 private:
  struct idle_slot {
    void* slot;
    std::uint32_t since;  // milliseconds of a clock of 4 ms or finer, modulo 2^32
    std::uint32_t bytes;
  };
  struct freeing {
    void operator()(void* memory) const noexcept { std::free(memory); }
  };

  bool reserve(std::size_t n) noexcept;
  idle_slot& at(std::size_t i) const noexcept { return slots_[(first_ + i) & (capacity_ - 1)]; }
  void read(std::size_t from, void** slots, owned_bytes* bytes, std::size_t n) noexcept;
  void write(std::size_t from, void* const* slots, const owned_bytes* bytes, std::size_t n, std::uint32_t since) noexcept;

  std::unique_ptr<idle_slot[], freeing> slots_;
  std::size_t capacity_ = 0;  // a power of two
  std::size_t first_ = 0;
  std::size_t bytes_ = 0;
  std::atomic<std::size_t> count_{0};
};

// Returns: what `since` is compared with. A difference of them is an age, for 49 days.
std::uint32_t coarse_milliseconds() noexcept;

struct pool_counts {
  std::uint64_t hits = 0, misses = 0, drops = 0, remote = 0;
};

struct pool_core {
  const malloc_text key;  // what tells the type from others
  const malloc_text name;
  const pool_layout layout;
  const std::size_t object_bytes;
  const bool watched;  // by a tool that every object is announced to; see pool_witness.hpp

  retirers retire;
  pool_core* next = nullptr;  // in the registry's list

  std::atomic<std::uint32_t> oldest{0};  // idle.oldest() when the last visit ended; for whom looks for the oldest of all pools

  std::mutex mutex;            // for all that follows
  std::size_t wanted_limit;    // idle objects; what the type or the user says
  std::size_t limit;           // idle objects; the same, but no more than the budget has room for
  bool limit_is_set = false;   // by the user
  depot idle;                  // idle.count() <= depot_limit() when a visit ends
  pool_slab* roomy = nullptr;  // slabs with used and vacant slots
  pool_slab* spare = nullptr;  // one slab with none used, kept so that a pool at a slab's edge does not map and unmap
  std::size_t slabs = 0;
  std::size_t capacity = 0;       // slots of the slabs
  std::size_t used = 0;           // slots that are neither vacant nor lost: live, idle, or vacant ones that a thread keeps
  std::size_t counted_bytes = 0;  // what of the depot is in the process's idle bytes
  std::size_t usual_bytes = 0;    // that an idle object owns, while there is a budget
  std::size_t most_live = 0;      // at a time since the last reset, as are the next two
  std::size_t most_idle = 0;      // as seen by visits
  std::size_t most_slabs = 0;
  pool_cache* caches = nullptr;  // of all threads, ended ones too
  std::uint64_t drops = 0;
  std::uint64_t clears = 0;                  // since the last reset, as is the next
  std::uint64_t clears_at_low_hit_rate = 0;  // see pool_detail
  std::uint64_t let_go = 0;                  // by the depot, on request, since the last clear
  pool_counts before_clear;                  // before the last one; hits and misses only
  pool_counts before_reset;

  pool_core(const pool_type& type, malloc_text key, malloc_text spelled_name);

  void apply_budget(std::size_t bytes) noexcept { limit = std::min(wanted_limit, bytes / (layout.slot_bytes + usual_bytes)); }

  // A thread keeps at most this many; idle objects in all <= limit + (threads - 1) * cache_limit().
  std::uint32_t cache_limit() const noexcept {
    return limit == 0 || watched ? 0 : static_cast<std::uint32_t>(std::clamp<std::size_t>(limit / 16, 1, pool_cache::most));
  }
  std::size_t depot_limit() const noexcept { return limit - cache_limit(); }

  // A thread keeps at most this many vacant slots, so that most misses need no lock.
  std::uint32_t vacant_limit() const noexcept {
    return static_cast<std::uint32_t>(std::min<std::size_t>(smallest_span / 8 / layout.slot_bytes, pool_cache::chain));
  }
};

// Effects: what the cache's thread released since the last time lowers the estimate of what is usual; see pool_usual.cpp.
void lower_usual(pool_cache& cache) noexcept;

// A stay inside a core, under its lock, except while an idle object is destroyed: that is user code. Slabs that become empty
// meanwhile go back to the system at the end.
class [[gnu::visibility("hidden")]] visit {
 public:
  explicit visit(pool_core & core) : core_(core), lock_(core.mutex) {}
  visit(const visit&) = delete;
  visit& operator=(const visit&) = delete;
  ~visit() { leave(); }

  // Effects: ends the stay. Returns: resident bytes that went back to the system.
  std::size_t leave() noexcept;

  // Effects: what is live now counts for most_live.
  void note_live(pool_cache& cache) noexcept;

  // Requires: the cache is the calling thread's, in all that follow.
  void settle(pool_cache & cache) noexcept;                 // does what other threads asked of the cache
  void refill(pool_cache & cache, std::size_t n) noexcept;  // moves the depot's n newest beneath what the cache has
  void flush(pool_cache & cache, std::size_t n) noexcept;   // moves the cache's n oldest to the depot
  void empty(pool_cache & cache) noexcept;                  // its idle objects leave the pool
  void doom(pool_cache & cache) noexcept;  // what is too much for the depot: to the cache as far as it has room, or dropped

  // Effects: the cache keeps at most n vacant slots.
  void return_vacant(pool_cache & cache, std::size_t n) noexcept;

  // Effects: the cache has at least one vacant slot. Throws: std::bad_alloc.
  void carve(pool_cache & cache);

  void add_idle(void* slot, std::size_t bytes) noexcept;  // to the depot, as the newest
  void drop_excess(std::size_t most) noexcept;  // the depot's oldest leave the pool until it has at most so many
  void let_go(std::size_t n) noexcept;          // of the depot's n oldest, or of what it has
  void let_go_of_spare() noexcept;

 private:
  void grow();
  bool add_slab();
  void drop(void* const* slots, std::size_t n) noexcept;  // because of the limit
  void discard(void* const* slots, std::size_t n) noexcept;
  pool_slab* new_slab(void* span) noexcept;
  std::size_t carve_from(pool_slab * slab, void** out, std::size_t n) noexcept;
  void vacate(void* slot) noexcept;
  void link(pool_slab * slab) noexcept;
  void unlink(pool_slab * slab) noexcept;
  void give_back(pool_slab * slab) noexcept;

  pool_core& core_;
  std::unique_lock<std::mutex> lock_;
  pool_slab* leaving_ = nullptr;  // empty slabs
};

}  // namespace ufb::detail
