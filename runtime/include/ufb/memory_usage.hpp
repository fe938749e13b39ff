// Where the process's memory is, cheap enough to ask in a loop. Called by users, track_memory and health checks.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <optional>

namespace ufb {

/// What malloc is in this process, as it was found running: linked in, or preloaded.
enum class heap_allocator { unknown, glibc, jemalloc, tcmalloc, mimalloc };

/// All in bytes. What was not asked for, or is not known here, is absent rather than 0.
struct memory_usage {
  std::size_t rss_bytes;                        // resident now
  std::size_t peak_rss_bytes;                   // resident at most, since the program started
  std::size_t mapped_bytes;                     // private and writable: data, heap, slabs of pools, stacks; resident or not
  std::size_t pool_bytes;                       // of mapped_bytes: slabs, as pool_stats::bytes_reserved
  std::optional<std::size_t> heap_used_bytes;   // allocated from malloc; mimalloc does not say
  std::optional<std::size_t> heap_total_bytes;  // mapped by malloc, without what it has given back
  std::optional<std::size_t> external_bytes;    // mapped outside malloc's heap: mapped_bytes - all that malloc has mapped
  std::optional<std::size_t> limit_bytes;       // what the process may have: get_memory_limit() of at most a second ago
  heap_allocator allocator;                     // malloc's
};

/// Which of malloc's figures are wanted. jemalloc, tcmalloc and mimalloc are always asked; they keep count.
enum class heap_detail {
  leave_out,  // those of glibc
  ask         // glibc's mallinfo2: takes malloc's locks, up to 2 s on a large fragmented heap
};

/// Complexity: two reads of /proc/self through kept descriptors, which a child of fork() opens anew; some microseconds where malloc is
///   jemalloc; get_memory_limit() once a second. Values the system does not give are 0. Throws: nothing.
memory_usage get_memory_usage(heap_detail heap = heap_detail::leave_out) noexcept;

/// Returns: "glibc", "jemalloc", "tcmalloc", "mimalloc" or "unknown".
const char* name_of(heap_allocator allocator) noexcept;

std::ostream& operator<<(std::ostream& out, const memory_usage& usage);

}  // namespace ufb
