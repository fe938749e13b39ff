// The stacks of a heap profile: a flame graph, and the functions that took most. Used by html.cpp.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "trace.hpp"

namespace ufb::report {

/// A function as it was called by its parent's, with all that was taken in it and below.
struct frame {
  std::string name;
  std::size_t parent = 0;    // its index; of the root its own
  std::size_t depth = 0;
  std::uint64_t begin = 0;   // bytes to the left of it
  std::uint64_t bytes = 0;   // of it and what it called: the sum of its children's, and own
  std::uint64_t own = 0;
};

/// Returns: the root, named "all", and the frames below it, of which none comes before its parent; siblings by name.
std::vector<frame> frames_of(const std::vector<stack>& stacks);

/// Returns: the graph and the table; of the graph's frames no more than some thousands, the largest.
std::string flame_graph(const trace& of);

}  // namespace ufb::report
