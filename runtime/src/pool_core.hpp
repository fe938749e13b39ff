// What the library keeps of one pooled type: its idle slots beyond the threads' own, its slabs, its limit, its counts. Used by the
// pool_*.cpp files only; a visit is the only way to change it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <ufb/detail/pool_gate.hpp>
#include <utility>

namespace ufb::detail {

// Idle slots, oldest first, in a ring that grows by doubling.
//   slots_[(first_ + i) % capacity_] for i < count_
class depot {
 public:
  std::size_t count() const noexcept { return count_; }

  // Returns: false when there is no memory to remember the slot.
  bool push(void* slot) noexcept;

  // Requires: n <= count(). Both leave the oldest of the n at out[0].
  void pop_oldest(void** out, std::size_t n) noexcept;
  void pop_newest(void** out, std::size_t n) noexcept;

 private:
  void*& at(std::size_t i) noexcept { return slots_[(first_ + i) & (capacity_ - 1)]; }

  std::unique_ptr<void*[]> slots_;
  std::size_t capacity_ = 0;  // a power of two
  std::size_t first_ = 0;
  std::size_t count_ = 0;
};

struct pool_counts {
  std::uint64_t hits = 0, misses = 0, drops = 0;
};

struct pool_core {
  const std::string name;
  const pool_layout layout;
  const std::size_t object_bytes;

  std::mutex mutex;  // for all that follows
  void (*retire)(void* slot) noexcept;
  std::size_t limit = 1000;    // idle objects
  bool limit_is_set = false;   // by the user
  depot idle;                  // idle.count() <= depot_limit() when a visit ends
  pool_slab* roomy = nullptr;  // slabs with used and vacant slots
  pool_slab* spare = nullptr;  // one slab with none used, kept so that a pool at a slab's edge does not map and unmap
  std::size_t slabs = 0;
  pool_cache* caches = nullptr;  // of all threads, ended ones too
  std::uint64_t drops = 0;
  pool_counts before_reset;

  pool_core(const pool_type& type, std::string spelled_name);

  // A thread keeps at most this many; idle objects in all <= limit + (threads - 1) * cache_limit().
  std::uint32_t cache_limit() const noexcept {
    return limit == 0 ? 0 : static_cast<std::uint32_t>(std::clamp<std::size_t>(limit / 16, 1, pool_cache::most));
  }
  std::size_t depot_limit() const noexcept { return limit - cache_limit(); }
};

// A stay inside a core, under its lock, except while an idle object is destroyed: that is user code. Slabs that become empty
// meanwhile go back to the system at the end.
class visit {
 public:
  explicit visit(pool_core& core) : core_(core), lock_(core.mutex) {}
  visit(const visit&) = delete;
  visit& operator=(const visit&) = delete;
  ~visit() { leave(); }

  // Effects: ends the stay. Returns: resident bytes that went back to the system.
  std::size_t leave() noexcept;

  // Returns: a slot no one uses, in state carved. Throws: std::bad_alloc.
  void* carve();

  // Requires: the cache is the calling thread's, in all that follow.
  void settle(pool_cache& cache) noexcept;                 // does what other threads asked of the cache
  void refill(pool_cache& cache, std::size_t n) noexcept;  // moves the depot's n newest beneath what the cache has
  void flush(pool_cache& cache, std::size_t n) noexcept;   // moves the cache's n oldest to the depot
  void empty(pool_cache& cache) noexcept;                  // its idle objects leave the pool

  void add_idle(void* slot) noexcept;  // to the depot
  void drop_excess() noexcept;         // the depot's oldest leave the pool until its limit holds
  void empty_depot() noexcept;         // and gives up the spare slab

 private:
  void discard(void* const* slots, std::size_t n) noexcept;
  void vacate(void* slot) noexcept;
  void link(pool_slab* slab) noexcept;
  void unlink(pool_slab* slab) noexcept;
  void give_back(pool_slab* slab) noexcept;

  pool_core& core_;
  std::unique_lock<std::mutex> lock_;
  pool_slab* leaving_ = nullptr;  // empty slabs
};

}  // namespace ufb::detail
