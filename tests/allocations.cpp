// An operator new that counts. See allocations.hpp.
#include "allocations.hpp"

#include <cstdlib>
#include <new>

#ifdef __has_feature
#if __has_feature(thread_sanitizer)
#define UFB_TEST_COUNTS 0
#endif
#endif
#ifndef UFB_TEST_COUNTS
#define UFB_TEST_COUNTS 1
#endif

namespace {
std::size_t count = 0;
}

namespace ufb::test {

std::size_t allocations() { return count; }
bool are_allocations_counted() { return UFB_TEST_COUNTS != 0; }

}  // namespace ufb::test

#if UFB_TEST_COUNTS
// Out of line: GCC compares the functions it sees inside.
[[gnu::noinline]] void* operator new(std::size_t size) {
  ++count;
  if (void* const memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
#endif
