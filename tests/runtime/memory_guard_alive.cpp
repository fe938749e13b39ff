// A program that would use more memory than it may have: it has caches that nobody bounds and pools that keep what they had. With "alone"
// it dies of that; with "guarded" a memory_guard keeps it alive. Run by memory_guard_alive.sh under a limit of 128 MiB or so more.
#include <array>
#include <cstdio>
#include <cstring>
#include <deque>
#include <memory>
#include <string_view>
#include <ufb/memory_guard.hpp>
#include <ufb/pool.hpp>
#include <utility>
#include <vector>

namespace {

constexpr std::size_t mebibyte = 1 << 20;

template <int N>
struct record {
  std::array<char, 1000> text;
};

// A phase of work with a type of its own, of which 24 MiB stay idle.
template <int N>
void work() {
  ufb::set_pool_limit<record<N>>(1'000'000);
  std::vector<ufb::pooled<record<N>>> many(24'000);
  for (auto& each : many) {
    each = ufb::make_pooled<record<N>>();
    each->text.fill('x');
  }
}

std::deque<std::unique_ptr<char[]>> cache;  // of blocks of 1 MiB

void remember() {
  cache.push_back(std::make_unique<char[]>(mebibyte));
  std::memset(cache.back().get(), 1, mebibyte);
}

std::size_t forget(std::size_t wanted) {
  std::size_t forgotten = 0;
  for (; !cache.empty() && forgotten < wanted; forgotten += mebibyte) cache.pop_front();
  return forgotten;
}

template <int... N>
void run(ufb::memory_guard* guard, std::integer_sequence<int, N...>) {
  const auto look = [&] { return guard != nullptr ? guard->tick() : 0; };
  (..., [&] {
    look();
    work<N>();
    for (int i = 0; i != 32; ++i) {
      look();
      remember();
    }
  }());
}

}  // namespace

int main(int, char** arguments) {
  ufb::guard_options options;
  options.caches = {forget};
  options.minimum_interval = std::chrono::milliseconds(0);
  options.most_acts = 1'000'000;
  std::size_t acts = 0, returned = 0;
  options.stages = {{"trim", 0.60, 0.50, {ufb::guard_action::trim_pools, ufb::guard_action::flush_caches}, false}};
  options.on_event = [&](const ufb::guard_report& report) {
    acts += report.acted;
    returned += report.returned_bytes;
  };
  ufb::memory_guard guard(std::move(options));
  run(std::string_view(arguments[1]) == "guarded" ? &guard : nullptr, std::make_integer_sequence<int, 12>());
  std::printf("alive: the guard acted %zu times and returned %zu MiB\n", acts, returned / mebibyte);
  return 0;
}
