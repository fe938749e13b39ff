// How much idle memory the pools may keep together, and how they let go of it: on request, beyond the budget, and when the system has no
// more. Used by the pool_*.cpp files only.
#pragma once

#include <cstddef>

#include "pool_core.hpp"

namespace ufb::detail {

// Requires: the core's lock is held. Effects: if there is a budget, what its depot has now is what the process's idle bytes have of it, and its
// limit is as many objects as the budget has room for.
void count_idle_bytes(pool_core& core) noexcept;

// Effects: the oldest idle objects of whichever pool go, until their bytes are within the budget. Requires: no lock is held.
void keep_budget() noexcept;

// Effects: the slabs have so many bytes more.
void count_slab_bytes(std::size_t bytes) noexcept;

// Called when the system has no memory. Effects: lets go of all that is idle, or else calls the program's std::new_handler. Throws:
// std::bad_alloc where there is none; what the handler throws. Requires: no lock is held.
void make_room();

}  // namespace ufb::detail
