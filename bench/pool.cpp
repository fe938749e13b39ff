// What does an object's memory cost, next to its peers? Measures the peer its first argument names, in six patterns and three sizes, by
// Google Benchmark, which reads the other arguments. pool.sh runs a process for each peer, in turn.
#include <benchmark/benchmark.h>
#include <sched.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <cstdio>
#include <numeric>
#include <random>
#include <semaphore>
#include <string>
#include <thread>
#include <type_traits>
#include <vector>

#include "measure.hpp"
#include "pool_peers.hpp"

namespace bench {
namespace {

template <class Peer>
using object_of = std::remove_pointer_t<decltype(Peer::take(0))>;

template <class Peer>
void ping_pong(benchmark::State& state) {
  constexpr std::uint64_t pairs = 64;
  while (state.KeepRunningBatch(pairs)) {
    for (std::uint64_t i = 0; i != pairs; ++i) {
      auto* object = Peer::take(i);
      keep(*object);
      Peer::give(object);
    }
  }
}

template <class Peer, std::size_t Objects>
void batch(benchmark::State& state) {
  std::array<object_of<Peer>*, Objects> objects;
  while (state.KeepRunningBatch(Objects)) {
    for (std::uint64_t i = 0; i != Objects; ++i) objects[i] = Peer::take(i);
    keep(objects);
    for (auto* object : objects) Peer::give(object);
  }
}

constexpr std::size_t many = 100'000;

// The same for all peers and runs.
std::vector<std::uint32_t> random_order() {
  std::vector<std::uint32_t> order(many);
  std::iota(order.begin(), order.end(), std::uint32_t{0});
  std::shuffle(order.begin(), order.end(), std::mt19937_64(1));
  return order;
}

template <class Peer>
void random_free(benchmark::State& state) {
  static const std::vector<std::uint32_t> order = random_order();
  std::vector<object_of<Peer>*> objects(many);
  while (state.KeepRunningBatch(many)) {
    for (std::uint64_t i = 0; i != many; ++i) objects[i] = Peer::take(i);
    for (const std::uint32_t i : order) Peer::give(objects[i]);
  }
}

template <class Peer>
void random_replace(benchmark::State& state) {
  static const std::vector<std::uint32_t> order = random_order();
  std::vector<object_of<Peer>*> objects(many);
  for (std::uint64_t i = 0; i != many; ++i) objects[i] = Peer::take(i);
  constexpr std::size_t pairs = 1000;
  std::size_t next = 0;
  while (state.KeepRunningBatch(pairs)) {
    for (const std::size_t end = next + pairs; next != end; ++next) {
      auto*& object = objects[order[next]];
      Peer::give(object);
      object = Peer::take(next);
    }
    if (next == many) next = 0;
  }
  for (auto* object : objects) Peer::give(object);
}

// From one thread to one other, a block at a time, so that the way there costs little. Who has to wait lets others run.
template <class T>
class channel {
 public:
  static constexpr std::size_t block = 100;
  using values = std::array<T, block>;

  // Effects: has fill(values&) write the next block, once there is room.
  template <class Fill>
  void put(Fill fill) {
    const std::size_t at = written_.load(std::memory_order_relaxed);
    wait(read_, at - blocks);
    fill(blocks_[at % blocks]);
    written_.store(at + 1, std::memory_order_release);
  }

  // Effects: has use(values&) read the next block, once there is one.
  template <class Use>
  void take(Use use) {
    const std::size_t at = read_.load(std::memory_order_relaxed);
    wait(written_, at);
    use(blocks_[at % blocks]);
    read_.store(at + 1, std::memory_order_release);
  }

 private:
  static constexpr std::size_t blocks = 8;

  static void wait(const std::atomic<std::size_t>& counter, std::size_t while_it_is) {
    for (int spin = 0; counter.load(std::memory_order_acquire) == while_it_is; ++spin) {
      if (spin > 100) sched_yield();
    }
  }

  alignas(64) std::atomic<std::size_t> written_{0};
  alignas(64) std::atomic<std::size_t> read_{0};
  alignas(64) std::array<values, blocks> blocks_;
};

// The time of one thread for one object: the other, where it is faster, waits.
template <class Peer>
void producer_consumer(benchmark::State& state) {
  using handed = channel<object_of<Peer>*>;
  static handed channel;
  const bool produces = state.thread_index() == 0;
  while (state.KeepRunningBatch(handed::block)) {
    if (produces) {
      channel.put([](auto& objects) {
        for (auto*& object : objects) object = Peer::take(17);
      });
    } else {
      channel.take([&](auto& objects) {
        for (auto* object : objects) {
          if (object->id != 17) state.SkipWithError("another object than was sent");
          Peer::give(object);
        }
      });
    }
  }
}

template <template <class> class Peer, std::size_t Bytes>
void add_size() {
  using peer = Peer<object<Bytes>>;
  const auto add = [](std::string pattern, void (*run)(benchmark::State&), int threads = 1) {
    benchmark::RegisterBenchmark((pattern + "/" + std::to_string(Bytes)).c_str(), run)->Threads(threads);
  };
  add("ping-pong", ping_pong<peer>);
  if (!peer::can.any_order) return;
  add("batch of 1000", batch<peer, 1000>);
  add("random free of 100 000", random_free<peer>);
  add("random replace, 100 000 live", random_replace<peer>);
  if (!peer::can.threads) return;
  add("producer and consumer", producer_consumer<peer>, 2);
  add("two threads apart", batch<peer, 100>, 2);
}

}  // namespace
}  // namespace bench

int main(int argc, char** argv) {
  const auto add = []<template <class> class Peer>() {
    bench::add_size<Peer, 64>();
    bench::add_size<Peer, 80>();
    bench::add_size<Peer, 128>();
  };
  if (argc < 2 || !bench::visit_peer(argv[1], add)) {
    std::fprintf(stderr, "usage: %s PEER [--benchmark_...]; the peers are in pool_peers.hpp\n", argv[0]);
    return 2;
  }
  // A process of one thread would flatter whoever locks: a mutex is cheaper there.
  std::binary_semaphore end{0};
  std::thread second([&] { end.acquire(); });
  argv[1] = argv[0];
  int count = argc - 1;
  benchmark::Initialize(&count, argv + 1);
  benchmark::RunSpecifiedBenchmarks();
  end.release();
  second.join();
}
