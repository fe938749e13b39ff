// The thread of a memory_guard: it looks again and again, wakes when memory is said to be short, and ends; and $MEMORY_PRESSURE_WATCH in
// its three forms. What is waited for comes in milliseconds; only where it never comes, the test ends after a minute.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <cstring>
#include <effort.hpp>
#include <filesystem>
#include <fstream>
#include <pressure.hpp>
#include <semaphore>
#include <string>
#include <ufb/memory_guard.hpp>

#include "fake_system.hpp"

using namespace std::chrono_literals;
using ufb::detail::pressure_watch;

namespace {

std::size_t entries(const char* directory) {
  const std::filesystem::directory_iterator all(directory);
  return static_cast<std::size_t>(std::distance(begin(all), end(all)));
}

// Of guards: a tool that watches the program may have some of its own.
std::size_t threads() {
  std::size_t count = 0;
  for (const auto& task : std::filesystem::directory_iterator("/proc/self/task")) {
    std::string name;
    std::getline(std::ifstream(task.path() / "comm") >> std::ws, name);
    count += name == "ufb-guard";
  }
  return count;
}

// A guard that looks by itself once an hour only, and says when it has acted.
struct sleepy {
  std::counting_semaphore<> acted{0};
  std::size_t used = 0;

  ufb::guard_options options() {
    ufb::guard_options options;
    options.limit = [this] { return std::optional(ufb::memory_limit{1000, used, ufb::limit_source::given}); };
    options.interval = 1h;
    options.minimum_interval = 0ms;
    options.on_event = [this](const ufb::guard_report& report) {
      if (report.acted) acted.release();
    };
    return options;
  }
};

class environment {
 public:
  environment(const std::string& watch, const char* write) {
    setenv("MEMORY_PRESSURE_WATCH", watch.c_str(), 1);
    if (write != nullptr) setenv("MEMORY_PRESSURE_WRITE", write, 1);
  }
  environment(const environment&) = delete;
  environment& operator=(const environment&) = delete;
  ~environment() {
    unsetenv("MEMORY_PRESSURE_WATCH");
    unsetenv("MEMORY_PRESSURE_WRITE");
  }
};

short poll_now(const pressure_watch& watch) {
  pollfd one{watch.wake().descriptor, watch.wake().events, 0};
  return poll(&one, 1, 0) == 1 ? one.revents : short{0};
}

}  // namespace

TEST_CASE("guard: nothing runs and no file is open before start() or after the end") {
  const std::size_t files = entries("/proc/self/fd");
  {
    ufb::memory_guard guard;
    CHECK(threads() == 0);
    CHECK(entries("/proc/self/fd") == files);
    guard.start();
    guard.start();
    CHECK(threads() == 1);
    guard.stop();
    guard.stop();
    CHECK(threads() == 0);
    guard.start();
    CHECK(threads() == 1);
  }
  CHECK(threads() == 0);
  CHECK(entries("/proc/self/fd") <= files + 1);  // that of resident memory is kept
}

TEST_CASE("guard: the thread looks at each interval") {
  sleepy scene;
  scene.used = 900;
  ufb::guard_options options = scene.options();
  options.interval = 1ms;
  options.most_acts = 1000;
  ufb::memory_guard guard(std::move(options));
  guard.start();
  for (int i = 0; i != 3; ++i) CHECK(scene.acted.try_acquire_for(1min));
}

TEST_CASE("guard: a callback of the thread may stop it, and start it again") {
  std::atomic<int> calls = 0;
  std::binary_semaphore stopped{0};
  ufb::memory_guard* self = nullptr;
  sleepy scene;
  scene.used = 850;
  ufb::guard_options options = scene.options();
  options.interval = 1ms;
  options.on_event = [&](const ufb::guard_report&) {
    self->stop();
    if (++calls == 1) self->start();
    if (calls == 2) stopped.release();
  };
  ufb::memory_guard guard(std::move(options));
  self = &guard;
  guard.start();
  CHECK(stopped.try_acquire_for(1min));
  guard.stop();
  CHECK(calls == 2);
}

TEST_CASE("guard: a child of fork has no thread, and need not wait for one") {
  if (ufb::test::is_watched()) return;  // ThreadSanitizer allows no thread there, Valgrind calls lost what the parent's thread had
  sleepy scene;
  ufb::memory_guard guard(scene.options());
  guard.start();
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    const bool has_none = threads() == 0;
    guard.start();  // one of its own
    const bool has_one = threads() == 1;
    guard.stop();
    _exit(has_none && has_one && threads() == 0 ? 0 : 1);
  }
  int status = -1;
  REQUIRE(waitpid(child, &status, 0) == child);
  CHECK(status == 0);
}

TEST_CASE("guard: $MEMORY_PRESSURE_WATCH wakes it") {
  const ufb::test::fake_system directory;
  const std::string fifo = directory.root() + "/pressure";
  REQUIRE(mkfifo(fifo.c_str(), 0600) == 0);
  const environment variables(fifo, nullptr);
  sleepy scene;
  ufb::memory_guard guard(scene.options());
  guard.start();
  const int other_end = open(fifo.c_str(), O_WRONLY | O_NONBLOCK | O_CLOEXEC);
  REQUIRE(other_end >= 0);
  for (int i = 0; i != 3; ++i) {
    REQUIRE(write(other_end, "x", 1) == 1);
    CHECK(scene.acted.try_acquire_for(1min));
  }
  CHECK(guard.stages_held() == 1);  // the stage with on_pressure
  close(other_end);
}

TEST_CASE("pressure: a FIFO is read to its end, and gets the message first") {
  const ufb::test::fake_system directory;
  const std::string fifo = directory.root() + "/pressure";
  REQUIRE(mkfifo(fifo.c_str(), 0600) == 0);
  pressure_watch watch(fifo.c_str(), "aGVsbG8=", "");
  REQUIRE(watch.wake().descriptor >= 0);
  CHECK(watch.wake().events == POLLIN);
  CHECK(poll_now(watch) == POLLIN);  // what it wrote itself
  CHECK(watch.read(POLLIN) == pressure_watch::news::short_of_memory);
  CHECK(poll_now(watch) == 0);
  CHECK(watch.read(POLLIN) == pressure_watch::news::none);
  CHECK(watch.read(0) == pressure_watch::news::none);
}

TEST_CASE("pressure: a socket, until the other side closes it") {
  const ufb::test::fake_system directory;
  const std::string path = directory.root() + "/socket";
  const int listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strcpy(address.sun_path, path.c_str());
  REQUIRE(bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  REQUIRE(listen(listener, 1) == 0);
  pressure_watch watch(path.c_str(), "aGVsbG8=", "");
  const int accepted = accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
  char message[8] = {};
  REQUIRE(read(accepted, message, sizeof message) == 5);
  CHECK(std::string(message) == "hello");
  CHECK(poll_now(watch) == 0);
  REQUIRE(write(accepted, "x", 1) == 1);
  CHECK(watch.read(poll_now(watch)) == pressure_watch::news::short_of_memory);
  close(accepted);
  CHECK(watch.read(poll_now(watch)) == pressure_watch::news::over);
  close(listener);
}

TEST_CASE("pressure: what cannot be watched is not") {
  ufb::test::fake_system directory;
  CHECK(pressure_watch("/dev/null", nullptr, "/proc/pressure/memory").wake().descriptor == -1);
  CHECK(pressure_watch((directory.root() + "/missing").c_str(), nullptr, "/proc/pressure/memory").wake().descriptor == -1);
  CHECK(pressure_watch(nullptr, nullptr, "").wake().descriptor == -1);
  CHECK(pressure_watch(nullptr, nullptr, directory.root() + "/missing").wake().descriptor == -1);
  directory.write("/file", "");  // takes the message as a pressure file does
  CHECK(pressure_watch(nullptr, nullptr, directory.root() + "/file").wake().events == POLLPRI);
  std::ifstream written(directory.root() + "/file");
  std::string text;
  std::getline(written, text, '\0');
  CHECK(text == "some 70000 2000000");
}

TEST_CASE("pressure: base64") {
  CHECK(ufb::detail::from_base64("c29tZSA3MDAwMCAyMDAwMDAwAA==") == std::string("some 70000 2000000\0", 19));
  CHECK(ufb::detail::from_base64("/+8=") == "\xFF\xEF");
  CHECK(ufb::detail::from_base64("").empty());
}
