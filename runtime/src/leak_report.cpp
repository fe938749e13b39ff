// The live objects of the pools, by type, when asked and at the very end. See leak_report.hpp.
#include <algorithm>
#include <atomic>
#include <cstdio>
#include <exception>
#include <string_view>
#include <ufb/leak_report.hpp>
#include <ufb/pool_stats.hpp>
#include <utility>
#include <vector>

namespace ufb {

namespace {

constinit std::atomic<bool> is_wanted{false};

// A library's destructors run after all of the program's, and this one's after those of all libraries that use it.
[[gnu::destructor]] void report() noexcept {
  if (!is_wanted.load(std::memory_order_relaxed)) return;
  try {
    const std::string text = leak_report();
    if (!text.empty()) std::fprintf(stderr, "ufb: pooled objects that are alive at exit:\n%s", text.c_str());
  } catch (const std::exception&) {  // no memory for a report
  }
}

}  // namespace

std::string leak_report() {
  std::vector<pool_detail> pools = get_detailed_pool_stats();
  std::erase_if(pools, [](const pool_detail& each) { return each.live == 0; });
  std::sort(pools.begin(), pools.end(), [](const pool_detail& a, const pool_detail& b) {
    return std::pair(b.live * b.object_bytes, std::string_view(a.name)) < std::pair(a.live * a.object_bytes, std::string_view(b.name));
  });
  std::string text;
  for (const pool_detail& each : pools) {
    text += "  " + std::to_string(each.live) + " of " + each.name + ", " + std::to_string(each.live * each.object_bytes) + " B\n";
  }
  return text;
}

void report_leaks_at_exit(bool wanted) noexcept { is_wanted.store(wanted, std::memory_order_relaxed); }

}  // namespace ufb
