// Keeps the process below its memory limit: watches how much of it is used and, stage by stage, gives up what can be given up. Made by
// users, once a process.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <ufb/memory_limit.hpp>
#include <vector>

namespace ufb {

/// What a stage does, one after the other until usage is below what the stage is left at.
enum class guard_action {
  trim_pools,    // as many idle objects as are needed, the oldest first: empty slabs, what no thread keeps, then what threads keep
  clear_pools,   // everything that is idle, of all threads
  flush_caches,  // the user's caches are asked, in their order
  trim_heap,     // malloc gives back what it has free; of glibc's up to 2 s, so that no stage does it by default
  refuse_growth  // while the stage holds, pools map no more memory: where they have none left it is as out of memory, std::bad_alloc in the end
};

/// Holds from the moment that `enter` of the limit is used until less than `leave` is.
struct guard_stage {
  std::string name;
  double enter = 0.80;
  double leave = 0.70;
  std::vector<guard_action> actions;
  bool on_pressure = false;  // holds and acts also when the kernel says that the process or the machine waits for memory
};

enum class guard_event { entered, acted_again, left };

/// What happened to one stage.
struct guard_report {
  guard_event event;
  const guard_stage* stage;    // the guard's
  memory_limit before;         // the stage's actions
  memory_limit after;          // them; as before where none ran
  bool acted;                  // false when the stage was left, or entered too early after it last acted
  std::size_t returned_bytes;  // resident memory of the process that is really the system's again
  std::size_t pool_bytes;      // what the pools gave back of it
  std::size_t cache_bytes;     // what the user's caches say that they let go of
  std::size_t failed_caches;   // that threw an exception
};

struct guard_options {
  std::vector<guard_stage> stages = {
      {"trim", 0.80, 0.70, {guard_action::trim_pools}, true},
      {"flush", 0.90, 0.80, {guard_action::clear_pools, guard_action::flush_caches}, false},
      {"refuse", 0.95, 0.85, {guard_action::clear_pools, guard_action::flush_caches, guard_action::refuse_growth}, false},
  };
  /// Where the limit and what is used of it come from; given_limit() for one of the user's own.
  std::function<std::optional<memory_limit>()> limit = get_memory_limit;
  /// Each is told how many bytes are wanted, lets go of what it can, and returns how many bytes that were.
  std::vector<std::function<std::size_t(std::size_t wanted)>> caches = {};
  /// Called after each event. What it throws is dropped.
  std::function<void(const guard_report&)> on_event = {};
  std::chrono::milliseconds interval{500};            // of the background thread
  std::chrono::milliseconds minimum_interval{2'000};  // between two acts of one stage; also how long the kernel's word holds
  std::size_t most_acts = 30;                         // of all stages together, in each of these:
  std::chrono::milliseconds most_acts_in{60'000};
};

/// Returns: a limit of so many bytes of resident memory.
std::function<std::optional<memory_limit>()> given_limit(std::size_t bytes);

/// One at a time looks and acts; there is no lock, and callbacks may call all functions of the guard but its destructor. A child of fork()
/// makes one of its own: where a thread was looking, its copy never looks again.
class memory_guard {
 public:
  using clock = std::chrono::steady_clock;

  /// Effects: none until the first tick() or start(). Throws: std::invalid_argument where a stage's `leave` is not below its `enter`, that
  ///   is not above 0, or stages are not in the order of `enter`; std::bad_alloc.
  explicit memory_guard(guard_options options = {});
  memory_guard(const memory_guard&) = delete;
  memory_guard& operator=(const memory_guard&) = delete;
  ~memory_guard();  // stop(); pools may grow again

  /// Requires: one thread at a time calls start() and stop(), or callbacks do.
  /// Effects: a thread calls tick() each `interval`, and when the kernel says that memory is short: by $MEMORY_PRESSURE_WATCH, or else by
  ///   the pressure file of the process's cgroup or of the machine, where there is one. Throws: std::system_error; std::bad_alloc.
  void start();

  /// Effects: ends the thread; waits for it unless it is the caller. A child of fork() has none.
  void stop() noexcept;

  /// Effects: looks once. Stages that no longer hold are left; then, from the first stage on, those that hold act, at most once in each
  ///   minimum_interval and so often as most_acts says, until usage is low enough.
  /// Returns: bytes of resident memory that are really the system's again; 0 also where another thread is looking, or this is a callback.
  /// Throws: nothing, and allocates nothing itself.
  std::size_t tick(clock::time_point now = clock::now()) noexcept;

  /// Effects: the next tick() takes it that memory is short, for stages with on_pressure; for programs that hear of it by themselves.
  void report_pressure() noexcept;

  /// Returns: how many stages hold.
  std::size_t stages_held() const noexcept;

  /// Returns: whether a stage with refuse_growth holds: a server may turn new work away meanwhile.
  bool refuses_growth() const noexcept;

 private:
  struct state;
  std::unique_ptr<state> state_;
};

}  // namespace ufb
