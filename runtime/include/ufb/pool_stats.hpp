// What the pools hold and how well they serve, for all types together and for each. Called by users, health checks and exporters.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

namespace ufb {

// One pool. Exact while no other thread uses it; else each number is one that held a moment ago.
struct pool_detail {
  std::string name;            // of the type
  std::size_t object_bytes;    // sizeof the type
  std::size_t limit;           // objects that may be idle
  std::size_t objects;         // idle
  std::size_t live;            // in the hands of users
  std::uint64_t hits;          // requests served by an idle object, since the last reset
  std::uint64_t misses;        // all other requests, since the last reset
  std::uint64_t drops;         // idle objects that went because of the limit, since the last reset
  double hit_rate;             // hits / (hits + misses); 0 before the first request
  std::size_t bytes_reserved;  // mapped for this pool, in use or not
};

// All pools together: sums of the above.
struct pool_stats {
  std::size_t total_pools;    // types that were ever pooled
  std::size_t total_objects;  // idle
  std::size_t total_live;
  std::uint64_t total_hits;
  std::uint64_t total_misses;
  std::uint64_t total_drops;
  double average_hit_rate;     // of all requests: total_hits / (total_hits + total_misses); 0 before the first
  std::size_t bytes_idle;      // sizeof the idle objects
  std::size_t bytes_live;      // sizeof the live objects
  std::size_t bytes_reserved;  // mapped for the pools, in use or not
};

// Complexity: pools and the threads that used them. Threads need not stop.
pool_stats get_pool_stats();

// Returns: one entry a pool, sorted by name.
std::vector<pool_detail> get_detailed_pool_stats();

// Effects: hits, misses and drops count from 0 again. What is idle, live or reserved stays.
void reset_pool_stats();

// Effects: the pools let go of all idle objects; memory with no live object in it goes back to the system. What another thread keeps
//   goes when that thread next needs more than its own cache.
// Returns: resident bytes that went back to the system.
std::size_t clear_pools();

std::ostream& operator<<(std::ostream& out, const pool_stats& stats);
std::ostream& operator<<(std::ostream& out, const pool_detail& detail);

}  // namespace ufb
