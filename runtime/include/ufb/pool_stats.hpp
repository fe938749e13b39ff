// What the pools hold and how well they serve, for all types together and for each. Called by users, health checks and exporters.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

namespace ufb {

/// One pool. Exact while no other thread uses it; else each number is one that held a moment ago.
///   capacity * the bytes of a slot <= bytes_reserved, and live + objects <= capacity
/// With UFB_POOL=off in the environment nothing is idle, and there is memory for just what is live: capacity == live, and bytes_reserved ==
/// bytes_used, which are operator new's.
struct pool_detail {
  std::string name;                 // of the type
  std::size_t object_bytes;         // sizeof the type
  std::size_t limit;                // objects that may be idle; the budget may allow fewer
  std::size_t objects;              // idle
  std::size_t live;                 // in the hands of users
  std::uint64_t hits;               // requests served by an idle object, since the last reset
  std::uint64_t misses;             // all other requests, since the last reset
  std::uint64_t drops;              // idle objects that went because of a limit, the pool's or the budget, since the last reset
  std::uint64_t clears;             // times that all that was idle went on request or for want of memory, since the last reset
  std::uint64_t clears_at_low_hit_rate;  // of these, where between it and the one before more requests were misses than hits, since the
                                         //   last reset: the pool may be cleared of what is needed again at once
  double hit_rate;                  // hits / (hits + misses); 0 before the first request
  std::uint64_t remote_frees;       // objects that another thread released than the one that took them, since the last reset; exact with up
                                    //   to 248 threads at a time, where a thread counts as the one that ended and whose cache it took over
  std::uint64_t created;            // slots that were made out of vacant memory, ever: one a miss
  std::size_t capacity;             // objects that the reserved memory has room for
  double utilisation;               // live / capacity; 0 where there is no memory
  std::size_t bytes_used;           // slots of live and idle objects, without what the objects own
  std::size_t bytes_retained;       // what idle objects own on top, on the heap: capacity of their texts and containers
  std::size_t bytes_reserved;       // mapped for the slots of this pool, in use or not
  std::size_t most_objects;         // idle at a time since the last reset, as seen when threads traded with the pool or somebody asked: a
                                    //   thread may have had as many more as it keeps
  std::size_t most_live;            // at a time since the last reset; with several threads, what each keeps may count as live
  std::size_t most_bytes_reserved;  // at a time since the last reset
};

/// All pools together: sums of the above, but for most_bytes_reserved.
struct pool_stats {
  std::size_t total_pools;    // types that were ever pooled
  std::size_t total_objects;  // idle
  std::size_t total_live;
  std::uint64_t total_hits;
  std::uint64_t total_misses;
  std::uint64_t total_drops;
  std::uint64_t total_clears;  // clear_pools() is one for each pool that had something idle
  std::uint64_t total_clears_at_low_hit_rate;
  std::uint64_t total_remote_frees;
  std::uint64_t total_created;
  std::size_t total_capacity;
  double utilisation;               // total_live / total_capacity; 0 where there is no memory
  double average_hit_rate;          // of all requests: total_hits / (total_hits + total_misses); 0 before the first
  std::size_t bytes_idle;           // sizeof the idle objects
  std::size_t bytes_live;           // sizeof the live objects
  std::size_t bytes_used;           // slots of both
  std::size_t bytes_retained;       // what idle objects own on top, on the heap
  std::size_t bytes_reserved;       // mapped for the slots of the pools, in use or not
  std::size_t most_bytes_reserved;  // by all pools at a time, since the last reset
};

/// Complexity: pools and the threads that used them. Threads need not stop.
pool_stats get_pool_stats();

/// Returns: one entry a pool, sorted by name.
std::vector<pool_detail> get_detailed_pool_stats();

/// Effects: hits, misses, drops, clears and remote frees count from 0 again, and what was most at a time from what there is now. What is idle, live,
///   reserved or was created stays.
void reset_pool_stats();

/// Effects: the pools let go of the oldest idle objects, of whichever type, until so many bytes are the system's again or nothing is idle:
///   empty slabs first, then what no thread keeps, then what the calling thread keeps. What another thread keeps goes when it next releases
///   an object or needs more than it keeps. Memory is the system's again as soon as no live object is in its slab; heap memory that the
///   objects owned is the heap's.
/// Returns: resident bytes that went back to the system, perhaps more than asked for.
std::size_t trim_pools(std::size_t bytes) noexcept;

/// Effects, Returns: as trim_pools() of everything.
std::size_t clear_pools() noexcept;

/// Effects: from now on the idle objects of all types together have at most so many bytes: their slots, and what the objects own on top,
///   the capacity of their texts and containers. Beyond it the oldest go, of whichever type. One pool in one thread keeps exactly that, of
///   objects that own nothing. What further threads and types keep in hand comes on top: a thread and type at most min(64, limit / 16)
///   objects that together have, as its objects usually do, no more than a 16th of the budget, or else one object. At first there is no
///   budget, which is the greatest number.
/// Throws: std::bad_alloc, on the first use of any pool only.
/// Complexity: pools and the threads that used them; on the hot path one store for objects that stay alive, as bytes are counted when threads
///   trade with a pool.
void set_pool_budget(std::size_t bytes);
std::size_t pool_budget() noexcept;

/// Effects: writes every number, of all pools in five lines, of one in one. Neither ends in a newline.
std::ostream& operator<<(std::ostream& out, const pool_stats& stats);
std::ostream& operator<<(std::ostream& out, const pool_detail& detail);

}  // namespace ufb
