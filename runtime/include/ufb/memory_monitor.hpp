// Says whether the process's memory grows and will go on to: a leak, found by what does not come back. Made by users, for a while or for
// the life of a process.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <iosfwd>
#include <memory>
#include <string>
#include <ufb/memory_usage.hpp>
#include <vector>

namespace ufb {

class memory_trace;

enum class memory_state {
  warming_up,  // too few windows to say
  stable,
  growing
};

enum class memory_signal {
  live_objects,  // of one pooled type: exact, so that one object among millions shows
  heap,          // what malloc has given out, where it says so cheaply, or was asked
  resident       // all memory: also what no other signal knows, but it hides what is less than a few pages a window
};

/// One thing that grows.
struct memory_growth {
  memory_signal signal;
  std::string type;           // of live_objects, else empty
  double objects_per_window;  // of live_objects, else 0
  double bytes_per_window;    // of live_objects without what the objects own
  double bytes_per_second;    // 0 where all windows ended at one time
  double confidence;          // that it is a trend and not chance
};

struct memory_verdict {
  memory_state state;
  std::size_t windows;                 // that it is of
  std::vector<memory_growth> growing;  // types first, by bytes; then the heap, then resident memory

  /// Returns: the type whose live objects grow most; empty where none does.
  std::string suspect() const;
};

struct monitor_options {
  std::chrono::milliseconds interval{1000};  // between ticks of the background thread
  std::size_t ticks_a_window = 5;            // of which the least counts: a leak never goes down, all else does now and then
  std::size_t warm_up = 5;                   // windows that do not count, at first and of each type when it appears
  std::size_t least_windows = 20;            // for a verdict
  std::size_t most_windows = 60;             // the latest
  double confidence = 0.9999;                // from which on something grows
  heap_detail heap = heap_detail::leave_out;
  /// Called when the state or the suspect has changed, without any lock. What it throws is dropped.
  std::function<void(const memory_verdict&)> on_change = {};
  memory_trace* trace = nullptr;  // gets a sample each tick, and each verdict that on_change gets; outlives the monitor
};

/// A trend is the median of the slopes between all windows (Theil and Sen), tested by how many of them rise (Mann and Kendall), and goes on
/// in both halves of the windows: single outliers, one step up and a plateau are none. Windows should be longer than what the program does
/// again and again: a job that takes an hour and piles up objects until its end looks like a leak for that hour.
class memory_monitor {
 public:
  using clock = std::chrono::steady_clock;

  /// Effects: none until the first tick() or start(). Throws: std::invalid_argument for a window without ticks, fewer than 8 windows for a
  ///   verdict or more than the most; std::bad_alloc.
  explicit memory_monitor(monitor_options options = {});
  memory_monitor(const memory_monitor&) = delete;
  memory_monitor& operator=(const memory_monitor&) = delete;
  ~memory_monitor();  // stop()

  /// Effects: a thread calls tick() each `interval`. Requires: one thread at a time calls start() and stop(), or on_change() does.
  /// Throws: std::system_error; std::bad_alloc.
  void start();

  /// Effects: ends the thread; waits for it unless it is the caller. A child of fork() has none.
  void stop() noexcept;

  /// Effects: reads all signals; the last tick of a window ends it. For programs that know best when they are as they were before, such as
  ///   after each batch. Throws: std::bad_alloc.
  /// Complexity: the pools and the threads that used them; at the end of a window also the square of the windows for each type that has
  ///   more live objects than at first.
  void tick(clock::time_point now = clock::now());

  /// Returns: what the windows so far say. Throws: std::bad_alloc.
  memory_verdict verdict() const;

 private:
  struct state;
  std::unique_ptr<state> state_;
};

/// Prints one line: "growing by 128 B a window (64 B/s), confidence 0.99999, suspect shop::user".
std::ostream& operator<<(std::ostream& out, const memory_verdict& verdict);

}  // namespace ufb
