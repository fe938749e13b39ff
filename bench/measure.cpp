// Measures the rows of a program, in three ways: time by Google Benchmark; with `allocations` as argument, calls of operator new, where
// the counting one is linked; with `instructions`, under callgrind, one dump a row and side. The scripts read what is printed.
#include "measure.hpp"

#include <benchmark/benchmark.h>
#include <valgrind/callgrind.h>

#include <cstdio>
#include <string>

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

void count_instructions() {
  std::vector<side> all = sides();
  all.insert(all.begin(), {"nothing/-/-", 0, repeat<decltype([] {})>});
  for (const side& each : all) {
    each.run(warm_up);
    CALLGRIND_ZERO_STATS;
    each.run(counted);
    CALLGRIND_DUMP_STATS_AT(each.name.c_str());
  }
  std::printf("%zu\n", counted);
}

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
  if (mode == "instructions") {
    bench::count_instructions();
#ifdef BENCH_COUNTS_ALLOCATIONS
  } else if (mode == "allocations") {
    bench::count_allocations();
#endif
  } else {
    bench::time(argc, argv);
  }
}
