// How much memory the process may have, and how much of that is gone: of all limits that the system knows, the one that would be met
// first. Called by users, memory_usage.hpp and memory_guard.hpp.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <optional>

namespace ufb {

enum class limit_source {
  given,          // by the program
  cgroup_v1,      // memory.limit_in_bytes of the process's own cgroup or one above it
  cgroup_v2,      // memory.max or memory.high, likewise
  address_space,  // RLIMIT_AS
  physical        // the machine's
};

/// One limit and what is used of it, where it is set: of a cgroup by all that is in it, without page cache that the kernel drops first; of
/// RLIMIT_AS address space; of the machine's memory what is not available.
struct memory_limit {
  std::size_t limit_bytes;
  std::size_t used_bytes;
  limit_source source;

  /// Returns: what is left before the limit is met; 0 beyond it.
  constexpr std::size_t free_bytes() const noexcept { return limit_bytes > used_bytes ? limit_bytes - used_bytes : 0; }

  /// Returns: what part of the limit is used; 1 of a limit of 0.
  constexpr double used_share() const noexcept {
    return limit_bytes == 0 ? 1.0 : static_cast<double>(used_bytes) / static_cast<double>(limit_bytes);
  }
};

/// Returns: of the limits of the process's cgroups, from its own up to the root, of RLIMIT_AS, and of the machine, the one with the fewest
///   bytes left; of equals, the innermost. Nothing where the system does not say.
/// Throws: nothing. Complexity: four small files for each cgroup that has a limit, one for others, and three of /proc; allocates on the
///   first call only.
std::optional<memory_limit> get_memory_limit() noexcept;

/// Prints "cgroup v2: 41943040 of 52428800 B used".
std::ostream& operator<<(std::ostream& out, const memory_limit& limit);

}  // namespace ufb
