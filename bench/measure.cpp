// Measures the rows of a program, in three ways: `time`, by Google Benchmark, which reads the other arguments; `allocations`, the calls of
// operator new, where the counting one is linked; `instructions [BEGIN]`, one dump of callgrind for each row and side, of those whose name
// begins so. The scripts read what is printed.
#include "measure.hpp"

#include <benchmark/benchmark.h>

#include <cstdio>
#include <string>

#if __has_include(<valgrind/callgrind.h>)
#include <valgrind/callgrind.h>
#endif

#ifdef BENCH_COUNTS_ALLOCATIONS
#include "allocations.hpp"
#endif

namespace bench {
namespace {

struct side {
  std::string name;  // "is_valid/small/ufb"
  double goal;
  void (*run)(std::size_t times);
};

std::vector<side> sides() {
  std::vector<side> all;
  for (const row& each : rows()) {
    const std::string stem = each.what + "/" + each.size + "/";
    all.push_back({stem + "hand", each.goal, each.by_hand});
    all.push_back({stem + "ufb", each.goal, each.by_ufb});
  }
  return all;
}

// Pools and malloc's caches are full and every library function is bound when counting begins.
constexpr std::size_t warm_up = 128;

constexpr std::size_t counted = 256;

#ifdef CALLGRIND_DUMP_STATS_AT
void count_instructions(const std::string& only) {
  std::vector<side> all = sides();
  all.insert(all.begin(), {"nothing/-/-", 0, repeat<decltype([] {})>});
  for (const side& each : all) {
    if (!each.name.starts_with(only)) continue;
    each.run(warm_up);
    CALLGRIND_ZERO_STATS;
    each.run(counted);
    CALLGRIND_DUMP_STATS_AT(each.name.c_str());
  }
  std::printf("%zu\n", counted);
}
#endif

#ifdef BENCH_COUNTS_ALLOCATIONS
void count_allocations() {
  for (const side& each : sides()) {
    each.run(warm_up);
    const std::size_t before = ufb::test::allocations();
    each.run(counted);
    std::printf("%s\t%.2f\t%g\n", each.name.c_str(), each.goal, static_cast<double>(ufb::test::allocations() - before) / counted);
  }
}
#endif

void time(int argc, char** argv) {
  for (const side& each : sides()) {
    benchmark::RegisterBenchmark(each.name.c_str(), [run = each.run](benchmark::State& state) {
      constexpr std::size_t batch = 64;
      while (state.KeepRunningBatch(batch)) run(batch);
    });
  }
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
}

}  // namespace
}  // namespace bench

int main(int argc, char** argv) {
  const std::string mode = argc > 1 ? argv[1] : "";
  if (mode == "time") {
    bench::time(argc - 1, argv + 1);
#ifdef CALLGRIND_DUMP_STATS_AT
  } else if (mode == "instructions") {
    bench::count_instructions(argc > 2 ? argv[2] : "");
#endif
#ifdef BENCH_COUNTS_ALLOCATIONS
  } else if (mode == "allocations") {
    bench::count_allocations();
#endif
  } else {
    std::fprintf(stderr, "%s: time, instructions or allocations, where it was built to count them; not '%s'\n", argv[0], mode.c_str());
    return 2;
  }
}
