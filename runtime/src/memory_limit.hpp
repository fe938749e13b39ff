// Where the limits of memory_limit.hpp are looked up, with a root directory that tests can put in the place of the system's. Used by
// memory_limit.cpp and memory_guard.cpp.
#pragma once

#include <optional>
#include <string>
#include <ufb/memory_limit.hpp>

#include "cgroup.hpp"

namespace ufb::detail {

class limit_finder {
 public:
  // Requires: `root` is empty or an absolute path without a slash at its end. Throws: std::bad_alloc.
  explicit limit_finder(const std::string& root) : root_(root), cgroups_(root) {}

  std::optional<memory_limit> find() const noexcept;  // as get_memory_limit()
  const cgroup_tree& cgroups() const noexcept { return cgroups_; }

 private:
  std::string root_;
  cgroup_tree cgroups_;
};

}  // namespace ufb::detail
