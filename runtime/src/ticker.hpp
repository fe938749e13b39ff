// A thread that calls a function again and again until it is stopped. Used by memory_guard.cpp and memory_monitor.cpp.
#pragma once

#include <sys/types.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <thread>

namespace ufb::detail {

class ticker {
 public:
  // A descriptor that wakes the thread; -1 for none.
  struct wake {
    int descriptor = -1;
    short events = 0;  // poll's
  };

  ticker() = default;
  ticker(const ticker&) = delete;
  ticker& operator=(const ticker&) = delete;
  ~ticker() { stop(); }

  // Requires, for both: no other thread but the ticker's own calls one of them.
  // Effects: unless it runs, a thread of that name calls tick(0) each interval, and tick(what poll() says) when the descriptor wakes it; where
  // that returns false the descriptor is of no more use. No signal is delivered to the thread. Throws: std::system_error; std::bad_alloc.
  void start(const char* name, std::chrono::milliseconds interval, wake by, std::function<bool(short)> tick);

  // Effects: ends the thread, and waits for it unless it is the caller. In a child of fork() there is none to wait for.
  void stop() noexcept;

 private:
  void run(std::chrono::milliseconds interval, wake by) noexcept;
  void forget() noexcept;  // Requires: the thread has ended
  bool is_own_thread() const noexcept { return process_ == getpid() && own_ == std::this_thread::get_id(); }

  std::function<bool(short)> tick_;
  std::thread thread_;                    // not read by the thread itself, which may run before this is assigned
  std::atomic<std::thread::id> own_ = {};
  std::atomic<bool> ends_ = false;
  pid_t process_ = 0;  // in which the thread runs
  int end_ = -1;       // an eventfd that wakes it to end
};

}  // namespace ufb::detail
