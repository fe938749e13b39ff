// How much of a long test is run: all of it, or a share where every instruction is watched. Called by tests that repeat themselves.
#pragma once

#include <cstddef>

#if __has_include(<valgrind/valgrind.h>)
#include <valgrind/valgrind.h>
#endif

namespace ufb::test {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool is_sanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
inline constexpr bool is_sanitized = true;
#else
inline constexpr bool is_sanitized = false;
#endif
#else
inline constexpr bool is_sanitized = false;
#endif

/// Returns: whether resident memory and times say nothing of the program itself.
inline bool is_watched() noexcept {
#ifdef RUNNING_ON_VALGRIND
  if (RUNNING_ON_VALGRIND != 0) return true;
#endif
  return is_sanitized;
}

/// Returns: how many of `times` repetitions to run.
inline std::size_t effort(std::size_t times) noexcept { return is_watched() ? times / 25 + 1 : times; }

}  // namespace ufb::test
