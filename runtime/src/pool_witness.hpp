// Tells tools that watch memory about pooled objects, as about malloc's: Valgrind's memcheck through its mempool requests, heaptrack
// through its two functions. Used by the cold path, which every object takes while such a tool watches.
#pragma once

#include "pool_core.hpp"

namespace ufb::detail {

// Returns: whether such a tool runs this process, and UFB_POOL=unwatched is not in the environment. Threads keep nothing then, so that each
// object passes the functions below.
bool is_watched() noexcept;

// Requires, for all: is_watched().
void announce_slab(pool_core& core, pool_slab* slab) noexcept;  // it was just made
void announce_end(pool_core& core, void* span) noexcept;        // of a slab that goes back

// Effects: the slot is an object's from now on, and undefined unless one is alive in it.
void announce_take(pool_core& core, void* slot) noexcept;

// Requires: no lock is held. Effects: under Valgrind the object that may be alive ends, and any access to the slot is an error. Returns:
// whether it is so.
bool announce_give(pool_core& core, void* slot) noexcept;

}  // namespace ufb::detail
