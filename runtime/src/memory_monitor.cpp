// Windows of the signals of memory_monitor.hpp, and the verdict on them.
#include <algorithm>
#include <deque>
#include <limits>
#include <map>
#include <mutex>
#include <ostream>
#include <stdexcept>
#include <ufb/memory_monitor.hpp>
#include <ufb/memory_trace.hpp>
#include <ufb/pool_stats.hpp>
#include <utility>

#include "ticker.hpp"
#include "trend.hpp"

namespace ufb {

namespace {

using clock = memory_monitor::clock;

// Less than this over all windows is not worth a word, whatever the statistics say.
constexpr double least_objects = 3;
constexpr double least_bytes = 1 << 20;  // of the heap and of resident memory, which grow by pages and arenas

// The least of each window.
class series {
 public:
  void add(double value) noexcept {
    least_ = std::min(least_, value);
    is_seen_ = true;
  }

  void end_window(std::size_t warm_up, std::size_t most) {
    const double least = is_seen_ ? least_ : 0;
    least_ = std::numeric_limits<double>::infinity();
    is_seen_ = false;
    if (skipped_ < warm_up) {
      ++skipped_;
      return;
    }
    values_.push_back(least);
    if (values_.size() > most) values_.pop_front();
  }

  // Returns: the trend, all zero where it is of no interest.
  detail::trend trend_of(std::size_t least_windows, double least_growth) const {
    if (values_.size() < least_windows) return {};
    const auto [least, most] = std::minmax_element(values_.begin(), values_.end());
    if (*most - *least < least_growth) return {};
    const std::vector<double> values(values_.begin(), values_.end());
    const detail::trend found = detail::fit_trend(values);
    return found.goes_on && found.slope * static_cast<double>(values.size() - 1) >= least_growth ? found : detail::trend{};
  }

 private:
  std::deque<double> values_;
  std::size_t skipped_ = 0;
  double least_ = std::numeric_limits<double>::infinity();
  bool is_seen_ = false;
};

struct typed_series {
  series live;
  std::size_t object_bytes = 0;
};

const char* name_of(memory_signal signal) noexcept {
  return signal == memory_signal::live_objects ? "live objects" : signal == memory_signal::heap ? "heap" : "resident memory";
}

}  // namespace

struct memory_monitor::state {
  explicit state(monitor_options wanted) : options(std::move(wanted)) {}

  const monitor_options options;
  mutable std::mutex mutex;  // of all below but the thread; not held while a callback runs
  std::map<std::string, typed_series> types;
  series heap, resident;
  std::deque<clock::time_point> ends;  // of windows
  std::size_t skipped = 0;
  std::size_t ticks = 0;  // of the window
  memory_verdict last{memory_state::warming_up, 0, {}};
  detail::ticker thread;

  void read(const memory_usage& usage, const std::vector<pool_detail>& pools) {
    resident.add(static_cast<double>(usage.rss_bytes));
    if (usage.heap_used_bytes) heap.add(static_cast<double>(*usage.heap_used_bytes));
    for (const pool_detail& pool : pools) {  // types of one name, in unnamed namespaces, are neighbours and count as one
      typed_series& type = types[pool.name];
      type.object_bytes = std::max(type.object_bytes, pool.object_bytes);
    }
    for (auto& [name, type] : types) {
      std::size_t live = 0;
      const auto first = std::lower_bound(pools.begin(), pools.end(), name, [](const pool_detail& pool, const std::string& wanted) { return pool.name < wanted; });
      for (auto pool = first; pool != pools.end() && pool->name == name; ++pool) live += pool->live;
      type.live.add(static_cast<double>(live));
    }
  }

  void end_window(clock::time_point now) {
    for (auto& [name, type] : types) type.live.end_window(options.warm_up, options.most_windows);
    heap.end_window(options.warm_up, options.most_windows);
    resident.end_window(options.warm_up, options.most_windows);
    if (skipped < options.warm_up) {
      ++skipped;
      return;
    }
    ends.push_back(now);
    if (ends.size() > options.most_windows) ends.pop_front();
  }

  memory_verdict judge() const {
    memory_verdict verdict{memory_state::warming_up, ends.size(), {}};
    if (ends.size() < options.least_windows) return verdict;
    const double seconds = std::chrono::duration<double>(ends.back() - ends.front()).count();
    const double windows_a_second = seconds > 0 ? static_cast<double>(ends.size() - 1) / seconds : 0;
    const auto add = [&](memory_signal signal, const std::string& type, const series& of, double least, double bytes) {
      const detail::trend found = of.trend_of(options.least_windows, least);
      if (found.slope <= 0 || found.confidence < options.confidence) return;
      const bool is_live = signal == memory_signal::live_objects;
      verdict.growing.push_back({signal, type, is_live ? found.slope : 0, found.slope * bytes, found.slope * bytes * windows_a_second, found.confidence});
    };
    for (const auto& [name, type] : types) {
      add(memory_signal::live_objects, name, type.live, least_objects, static_cast<double>(type.object_bytes));
    }
    std::sort(verdict.growing.begin(), verdict.growing.end(), [](const memory_growth& a, const memory_growth& b) {
      return a.bytes_per_window != b.bytes_per_window ? a.bytes_per_window > b.bytes_per_window : a.type < b.type;
    });
    add(memory_signal::heap, "", heap, least_bytes, 1);
    add(memory_signal::resident, "", resident, least_bytes, 1);
    verdict.state = verdict.growing.empty() ? memory_state::stable : memory_state::growing;
    return verdict;
  }
};

std::string memory_verdict::suspect() const {
  return !growing.empty() && growing.front().signal == memory_signal::live_objects ? growing.front().type : std::string();
}

memory_monitor::memory_monitor(monitor_options options) {
  if (options.ticks_a_window == 0 || options.least_windows < 8 || options.least_windows > options.most_windows) {
    throw std::invalid_argument("ufb::memory_monitor: ticks_a_window must not be 0, and 8 <= least_windows <= most_windows");
  }
  state_ = std::make_unique<state>(std::move(options));
}

memory_monitor::~memory_monitor() { stop(); }

void memory_monitor::start() {
  state_->thread.start("ufb-monitor", state_->options.interval, {}, [this](short) {
    try {
      tick();
    } catch (const std::bad_alloc&) {  // a tick less
    }
    return true;
  });
}

void memory_monitor::stop() noexcept { state_->thread.stop(); }

void memory_monitor::tick(clock::time_point now) {
  const memory_usage usage = get_memory_usage(state_->options.heap);
  const std::vector<pool_detail> pools = get_detailed_pool_stats();
  if (state_->options.trace != nullptr) state_->options.trace->add(usage, pools);
  std::unique_lock lock(state_->mutex);
  state_->read(usage, pools);
  if (++state_->ticks < state_->options.ticks_a_window) return;
  state_->ticks = 0;
  state_->end_window(now);
  memory_verdict verdict = state_->judge();
  const bool is_news = verdict.state != state_->last.state || verdict.suspect() != state_->last.suspect();
  state_->last = verdict;
  lock.unlock();
  if (is_news && state_->options.trace != nullptr) state_->options.trace->add(verdict);
  if (!is_news || !state_->options.on_change) return;
  try {
    state_->options.on_change(verdict);
  } catch (...) {
  }
}

memory_verdict memory_monitor::verdict() const {
  const std::lock_guard lock(state_->mutex);
  return state_->last;
}

std::ostream& operator<<(std::ostream& out, const memory_verdict& verdict) {
  if (verdict.state == memory_state::warming_up) return out << "warming up: " << verdict.windows << " windows";
  if (verdict.state == memory_state::stable) return out << "stable over " << verdict.windows << " windows";
  const memory_growth& most = verdict.growing.front();
  out << "growing by " << most.bytes_per_window << " B a window (" << most.bytes_per_second << " B/s), confidence " << most.confidence;
  return most.type.empty() ? out << ", by " << name_of(most.signal) : out << ", suspect " << most.type;
}

}  // namespace ufb
