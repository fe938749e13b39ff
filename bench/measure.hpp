// What every program here measures: rows, each the same work by hand and by ufb. Their sources list them; measure.cpp has main().
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bench {

struct row {
  std::string what;
  std::string size;
  double goal;  // instructions of ufb over those by hand, at most
  void (*by_hand)(std::size_t times);
  void (*by_ufb)(std::size_t times);
};

/// The rows of one program.
std::vector<row> rows();

/// Effects: the compiler must take it that the value was read and changed.
template <class T>
[[gnu::always_inline]] inline void keep(T& value) {
  asm volatile("" : : "r"(&value) : "memory");
}

// One time is one call, so that nothing of it is done once for all.
template <class Work>
[[gnu::noinline]] void once() {
  Work()();
}
template <class Work>
[[gnu::noinline]] void repeat(std::size_t times) {
  for (; times != 0; --times) once<Work>();
}

/// A row of two lambdas without captures.
template <class ByHand, class ByUfb>
row row_of(std::string what, std::string_view size, double goal, ByHand, ByUfb) {
  return {std::move(what), std::string(size), goal, repeat<ByHand>, repeat<ByUfb>};
}

}  // namespace bench
