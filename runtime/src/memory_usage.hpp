// The one figure of memory_usage.hpp that is cheap to have alone. Used by trim_memory.cpp, memory_guard.cpp and memory_monitor.cpp.
#pragma once

#include <cstddef>

namespace ufb::detail {

std::size_t resident_bytes() noexcept;

}  // namespace ufb::detail
