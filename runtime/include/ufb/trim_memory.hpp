// Gives back to the system what the process keeps without need. Called by users, at times that they choose, and by track_memory.
#pragma once

#include <cstddef>

namespace ufb {

/// Effects: the pools let go of all that is idle (clear_pools()), then the allocator of what it has free: malloc_trim() of glibc, the
///   same of jemalloc, tcmalloc and mimalloc.
/// Returns: by how many bytes the resident memory is less than before; other threads' allocations meanwhile count against it.
/// Throws: nothing.
/// Complexity: glibc walks through its whole heap and locks it meanwhile: up to 2 s where it is large and fragmented. Nothing in this
///   library calls this by itself but for track_memory() with `settle::yes`.
std::size_t trim_memory() noexcept;

}  // namespace ufb
