// How often a test's program has asked operator new for memory. For tests of what must not allocate; they link ufb_test_allocations.
#pragma once

#include <cstddef>

namespace ufb::test {

/// Returns: the calls of operator new so far. ThreadSanitizer brings an operator new of its own and cannot be counted: then always 0.
std::size_t allocations();

/// Returns: whether they are counted.
bool are_allocations_counted();

}  // namespace ufb::test
