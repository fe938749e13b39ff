// The loop of ticker.hpp: poll() waits for the interval, the descriptor, and the end.
#include "ticker.hpp"

#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <limits>
#include <new>
#include <system_error>
#include <utility>

namespace ufb::detail {

namespace {

// The thread's: the program's signals are for the program's threads.
class no_signals {
 public:
  no_signals() noexcept {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before_);
  }
  no_signals(const no_signals&) = delete;
  no_signals& operator=(const no_signals&) = delete;
  ~no_signals() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

 private:
  sigset_t before_;
};

}  // namespace

void ticker::start(const char* name, std::chrono::milliseconds interval, wake by, std::function<bool(short)> tick) {
  if (is_own_thread()) {
    ends_ = false;
    return;
  }
  if (thread_.joinable() && process_ == getpid() && !ends_) return;
  stop();
  end_ = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  if (end_ < 0) throw std::system_error(errno, std::generic_category(), "eventfd");
  tick_ = std::move(tick);
  ends_ = false;
  process_ = getpid();
  try {
    const no_signals here;
    thread_ = std::thread([this, interval, by] { run(interval, by); });
  } catch (...) {
    forget();
    throw;
  }
  pthread_setname_np(thread_.native_handle(), name);
}

void ticker::stop() noexcept {
  if (is_own_thread()) {
    ends_ = true;
    return;
  }
  if (!thread_.joinable()) return;
  if (process_ != getpid()) {
    ::new (&thread_) std::thread;  // the parent's; the child must neither wait for it nor let go of it
    forget();
    return;
  }
  ends_ = true;
  const std::uint64_t one = 1;
  static_cast<void>(!write(end_, &one, sizeof one));
  thread_.join();
  forget();
}

void ticker::forget() noexcept {
  close(std::exchange(end_, -1));
  tick_ = nullptr;
  own_ = std::thread::id();
}

void ticker::run(std::chrono::milliseconds interval, wake by) noexcept {
  own_ = std::this_thread::get_id();
  std::array<pollfd, 2> wakers{pollfd{end_, POLLIN, 0}, pollfd{by.descriptor, by.events, 0}};  // poll() passes over -1
  const auto wait = static_cast<int>(std::clamp<std::int64_t>(interval.count(), 0, std::numeric_limits<int>::max()));
  while (!ends_) {
    if (poll(wakers.data(), wakers.size(), wait) < 0 && errno != EINTR) return;
    std::uint64_t ignored = 0;
    if (wakers[0].revents != 0) static_cast<void>(!read(end_, &ignored, sizeof ignored));
    if (ends_) return;
    if (!tick_(wakers[1].revents)) wakers[1].fd = -1;
  }
}

}  // namespace ufb::detail
