// The stages of memory_guard.hpp: when each is entered, acts and is left, and what its actions are.
#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <limits>
#include <memory_resource>
#include <mutex>
#include <new>
#include <stdexcept>
#include <ufb/memory_guard.hpp>
#include <ufb/pool_resource.hpp>
#include <ufb/pool_stats.hpp>
#include <utility>

#include "cgroup.hpp"
#include "heap.hpp"
#include "memory_usage.hpp"
#include "pressure.hpp"
#include "ticker.hpp"

namespace ufb {

namespace {

using clock = memory_guard::clock;

// In the place of where pools get memory: there is none. What they have already they keep, and give back to where it is from.
class no_memory final : public std::pmr::memory_resource {
  void* do_allocate(std::size_t, std::size_t) override { throw std::bad_alloc(); }
  void do_deallocate(void*, std::size_t, std::size_t) override {}
  bool do_is_equal(const std::pmr::memory_resource& other) const noexcept override { return this == &other; }
};

// What all guards of the process want of the pools. Never destroyed: the pools are not either.
class growth {
 public:
  static growth& of_pools() {
    static growth& the_one = *new growth;
    return the_one;
  }

  void refuse() noexcept {
    const std::lock_guard lock(mutex_);
    if (refusals_++ == 0) before_ = set_pool_upstream(&none_);
  }

  void allow() noexcept {
    const std::lock_guard lock(mutex_);
    if (--refusals_ != 0) return;
    std::pmr::memory_resource* const now = set_pool_upstream(before_);
    if (now != &none_) set_pool_upstream(now);  // the program's, which it set meanwhile
  }

 private:
  growth() { static_cast<void>(get_pool_stats()); }  // what the pools share has its memory from now on

  std::mutex mutex_;
  std::size_t refusals_ = 0;
  std::pmr::memory_resource* before_ = nullptr;
  no_memory none_;
};

constexpr std::size_t everything = std::numeric_limits<std::size_t>::max();

// Returns: how many bytes are to go until less than that share of the limit is used.
std::size_t excess(const memory_limit& limit, double share) noexcept {
  const auto allowed = static_cast<std::size_t>(static_cast<double>(limit.limit_bytes) * share);
  return limit.used_bytes >= allowed ? limit.used_bytes - allowed + 1 : 0;
}

bool refuses(const guard_stage& stage) noexcept {
  return std::find(stage.actions.begin(), stage.actions.end(), guard_action::refuse_growth) != stage.actions.end();
}

void check(const guard_options& options) {
  double before = 0;
  for (const guard_stage& stage : options.stages) {
    if (!(stage.leave < stage.enter)) {
      throw std::invalid_argument("ufb::memory_guard: the stage " + stage.name + " must be left below where it is entered");
    }
    if (!(stage.enter > 0) || stage.enter < before) {
      throw std::invalid_argument("ufb::memory_guard: the stage " + stage.name + " must be entered above 0 and not before the stage above it");
    }
    before = stage.enter;
  }
}

}  // namespace

struct memory_guard::state {
  struct stage_state {
    bool holds = false;
    clock::time_point acted = clock::time_point::min();
  };

  explicit state(guard_options wanted) : options(std::move(wanted)), stages(options.stages.size()) {}

  const guard_options options;
  std::vector<stage_state> stages;  // whoever looks has them to itself
  clock::time_point window_start = clock::time_point::min();
  std::size_t acts_in_window = 0;
  clock::time_point pressure_until = clock::time_point::min();

  std::atomic_flag looking;
  std::atomic<bool> pressure = false;
  std::atomic<std::size_t> held = 0;
  std::atomic<std::size_t> refusing = 0;  // stages that hold and refuse growth
  std::optional<detail::pressure_watch> watch;
  detail::ticker thread;

  std::optional<memory_limit> read() const noexcept {
    try {
      return options.limit ? options.limit() : std::nullopt;
    } catch (...) {  // a function of the user's, without memory perhaps
      return std::nullopt;
    }
  }

  void tell(const guard_report& report) const noexcept {
    try {
      if (options.on_event) options.on_event(report);
    } catch (...) {
    }
  }

  bool may_act(const stage_state& stage, clock::time_point now) noexcept {
    if (stage.acted != clock::time_point::min() && now - stage.acted < options.minimum_interval) return false;
    if (window_start == clock::time_point::min() || now - window_start >= options.most_acts_in) {
      window_start = now;
      acts_in_window = 0;
    }
    return acts_in_window < options.most_acts;
  }

  void set_holds(std::size_t index, bool holds) noexcept {
    stages[index].holds = holds;
    held.fetch_add(holds ? 1 : std::size_t(-1), std::memory_order_relaxed);
    if (!refuses(options.stages[index])) return;
    refusing.fetch_add(holds ? 1 : std::size_t(-1), std::memory_order_relaxed);
    holds ? growth::of_pools().refuse() : growth::of_pools().allow();
  }

  void flush_caches(std::size_t wanted, guard_report& report) const noexcept {
    for (const auto& cache : options.caches) {
      if (report.cache_bytes >= wanted) return;
      try {
        report.cache_bytes += cache(wanted - report.cache_bytes);
      } catch (...) {
        ++report.failed_caches;
      }
    }
  }

  // Effects: runs the stage's actions until less is used than it is left at; under pressure, all of them.
  void act(const guard_stage& stage, bool is_pressed, guard_report& report) noexcept {
    const std::size_t resident = detail::resident_bytes();
    for (const guard_action action : stage.actions) {
      const std::size_t wanted = is_pressed ? everything : excess(report.after, stage.leave);
      if (wanted == 0) break;
      switch (action) {
        case guard_action::trim_pools: report.pool_bytes += trim_pools(wanted); break;
        case guard_action::clear_pools: report.pool_bytes += trim_pools(everything); break;
        case guard_action::flush_caches: flush_caches(wanted, report); break;
        case guard_action::trim_heap: detail::trim_heap(); break;
        case guard_action::refuse_growth: break;  // as long as the stage holds
      }
      report.after = read().value_or(report.after);
    }
    const std::size_t left = detail::resident_bytes();
    report.returned_bytes = resident > left ? resident - left : 0;
    report.acted = true;
    ++acts_in_window;
  }

  std::size_t look(clock::time_point now) noexcept {
    const bool is_news = pressure.exchange(false, std::memory_order_relaxed);
    if (is_news) pressure_until = now + options.minimum_interval;
    const bool is_pressed = is_news || now < pressure_until;
    std::optional<memory_limit> used = read();
    if (!used) return 0;

    for (std::size_t i = stages.size(); i-- != 0;) {
      const guard_stage& stage = options.stages[i];
      if (!stages[i].holds || used->used_share() >= stage.leave || (stage.on_pressure && is_pressed)) continue;
      set_holds(i, false);
      tell({guard_event::left, &stage, *used, *used, false, 0, 0, 0, 0});
    }

    std::size_t returned = 0;
    for (std::size_t i = 0; i != stages.size(); ++i) {
      const guard_stage& stage = options.stages[i];
      const bool by_pressure = stage.on_pressure && is_news;
      if (used->used_share() < stage.enter && !by_pressure) continue;
      guard_report report{stages[i].holds ? guard_event::acted_again : guard_event::entered, &stage, *used, *used, false, 0, 0, 0, 0};
      if (!stages[i].holds) set_holds(i, true);
      if (may_act(stages[i], now)) {
        act(stage, by_pressure, report);
        stages[i].acted = now;
      } else if (report.event == guard_event::acted_again) {
        continue;
      }
      used = report.after;
      returned += report.returned_bytes;
      tell(report);
    }
    return returned;
  }
};

memory_guard::memory_guard(guard_options options) {
  check(options);
  if (std::any_of(options.stages.begin(), options.stages.end(), refuses)) growth::of_pools();
  state_ = std::make_unique<state>(std::move(options));
}

memory_guard::~memory_guard() {
  stop();
  for (std::size_t i = 0; i != state_->stages.size(); ++i) {
    if (state_->stages[i].holds) state_->set_holds(i, false);
  }
}

void memory_guard::start() {
  if (!state_->watch) {
    state_->watch.emplace(std::getenv("MEMORY_PRESSURE_WATCH"), std::getenv("MEMORY_PRESSURE_WRITE"),
                          detail::cgroup_tree(std::string()).pressure_file());
  }
  state_->thread.start("ufb-guard", state_->options.interval, state_->watch->wake(), [this](short found) {
    const detail::pressure_watch::news news = state_->watch->read(found);
    if (news == detail::pressure_watch::news::short_of_memory) report_pressure();
    tick();
    return news != detail::pressure_watch::news::over;
  });
}

void memory_guard::stop() noexcept { state_->thread.stop(); }

std::size_t memory_guard::tick(clock::time_point now) noexcept {
  if (state_->looking.test_and_set(std::memory_order_acquire)) return 0;
  const std::size_t returned = state_->look(now);
  state_->looking.clear(std::memory_order_release);
  return returned;
}

void memory_guard::report_pressure() noexcept { state_->pressure.store(true, std::memory_order_relaxed); }

std::size_t memory_guard::stages_held() const noexcept { return state_->held.load(std::memory_order_relaxed); }

bool memory_guard::refuses_growth() const noexcept { return state_->refusing.load(std::memory_order_relaxed) != 0; }

std::function<std::optional<memory_limit>()> given_limit(std::size_t bytes) {
  return [bytes] { return std::optional(memory_limit{bytes, detail::resident_bytes(), limit_source::given}); };
}

}  // namespace ufb
