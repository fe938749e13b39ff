// progress.hpp: the line and what fits into it, and the bar: on a terminal, on a dumb one, and silent anywhere else.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <cstdlib>
#include <string>
#include <ufb/batches.hpp>
#include <ufb/progress.hpp>
#include <vector>

namespace {

using namespace std::chrono_literals;

ufb::progress half_way() {
  ufb::progress now{};
  now.items = 4'200'000;
  now.total = 8'400'000;
  now.elapsed = 4s;
  now.items_per_second = 1'050'000;
  now.eta = 4s;
  return now;
}

// A terminal of so many columns, and what was written on it.
class terminal {
 public:
  explicit terminal(unsigned short columns, const char* kind) {
    setenv("TERM", kind, 1);
    far_ = posix_openpt(O_RDWR | O_NOCTTY);
    REQUIRE(far_ >= 0);
    REQUIRE(grantpt(far_) == 0);
    REQUIRE(unlockpt(far_) == 0);
    near_ = open(ptsname(far_), O_RDWR | O_NOCTTY);
    REQUIRE(near_ >= 0);
    termios settings{};
    tcgetattr(near_, &settings);
    cfmakeraw(&settings);
    tcsetattr(near_, TCSANOW, &settings);
    winsize size{};
    size.ws_col = columns;
    size.ws_row = 24;
    REQUIRE(ioctl(near_, TIOCSWINSZ, &size) == 0);
  }
  terminal(const terminal&) = delete;
  ~terminal() {
    close(near_);
    close(far_);
  }

  int descriptor() const { return near_; }

  std::string shown() const {
    fcntl(far_, F_SETFL, O_NONBLOCK);
    std::string text;
    char buffer[4096];
    for (ssize_t got; (got = ::read(far_, buffer, sizeof buffer)) > 0;) text.append(buffer, static_cast<std::size_t>(got));
    return text;
  }

 private:
  int far_;
  int near_;
};

}  // namespace

TEST_CASE("progress: the line, and what is left out of it") {
  CHECK(ufb::to_string(half_way(), 79) == "[=====================>                    ]  50 % 4.20M/8.40M 1.05M/s ETA 0:04");
  CHECK(ufb::to_string(half_way(), 50) == "[======>      ]  50 % 4.20M/8.40M 1.05M/s ETA 0:04");
  CHECK(ufb::to_string(half_way(), 36) == " 50 % 4.20M/8.40M 1.05M/s ETA 0:04");
  CHECK(ufb::to_string(half_way(), 33) == " 50 % 4.20M/8.40M 1.05M/s");
  CHECK(ufb::to_string(half_way(), 10) == " 50 %");
  CHECK(ufb::to_string(half_way(), 0).empty());
  for (std::size_t width = 0; width != 200; ++width) CHECK(ufb::to_string(half_way(), width).size() <= width);
}

TEST_CASE("progress: without a total, with errors, at the end") {
  ufb::progress now{};
  now.items = 999;
  now.items_per_second = 12'345;
  now.elapsed = 3725s;
  now.failed = 1;
  CHECK(ufb::to_string(now, 79) == "999 items 12.3k/s 1:02:05 1 error");
  now = half_way();
  now.items = 8'400'000;
  now.failed = 2000;
  now.finished = true;
  CHECK(ufb::to_string(now, 90) == "[============================================] 100 % 8.40M/8.40M 1.05M/s 0:04 2.00k errors");
  now.total = 0;
  now.items = 0;
  CHECK(ufb::to_string(now, 12) == "100 % 0/0");
  now.total = 10;
  now.items = 20;  // a total that somebody guessed
  CHECK(ufb::to_string(now, 5) == "100 %");
}

TEST_CASE("progress_bar: one line of a terminal, as wide as that, and a new one at the end") {
  const terminal screen(46, "xterm");
  {
    const ufb::progress_bar bar(screen.descriptor());
    CHECK(bar.is_shown());
    bar(half_way());
    CHECK(screen.shown() == "\r" + ufb::to_string(half_way(), 45) + "\033[K");
    ufb::progress end = half_way();
    end.items = 8'400'000;
    end.finished = true;
    const ufb::progress_bar copy = bar;
    copy(end);
    CHECK(screen.shown() == "\r" + ufb::to_string(end, 45) + "\033[K\n");
  }
  CHECK(screen.shown().empty());
  {
    const ufb::progress_bar bar(screen.descriptor());
    bar(half_way());
    screen.shown();
  }
  CHECK(screen.shown() == "\n");  // a run that ended with an exception
}

TEST_CASE("progress_bar: no escape sequence on a dumb terminal") {
  const terminal screen(60, "dumb");
  const ufb::progress_bar bar(screen.descriptor());
  ufb::progress now = half_way();
  bar(now);
  const std::string first = screen.shown();
  now.items_per_second = 1;
  now.eta.reset();
  now.total.reset();
  now.finished = true;
  bar(now);
  const std::string second = screen.shown();
  CHECK(first.find('\033') == std::string::npos);
  CHECK(second.find('\033') == std::string::npos);
  CHECK(second.size() == first.size() + 1);  // blanks over what was there, and the line feed
  CHECK(second.starts_with("\r4.20M items 1/s 0:04 "));
}

TEST_CASE("progress_bar: silent in a pipe and a file") {
  setenv("TERM", "xterm", 1);
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  {
    const ufb::progress_bar bar(ends[1]);
    CHECK_FALSE(bar.is_shown());
    std::vector<int> numbers(100);
    const ufb::batch_report report =
        ufb::process_in_batches(numbers, 10, [](int) {}, {.on_progress = bar, .progress_interval = std::chrono::milliseconds(0)});
    CHECK(report.items == 100);
  }
  close(ends[1]);
  char byte;
  CHECK(::read(ends[0], &byte, 1) == 0);
  close(ends[0]);
  CHECK_FALSE(ufb::progress_bar(-1).is_shown());
}

TEST_CASE("progress_bar: in a run") {
  const terminal screen(80, "xterm");
  std::vector<int> numbers(100);
  ufb::process_in_batches(numbers, 10, [](int) {},
                          {.on_progress = ufb::progress_bar(screen.descriptor()), .progress_interval = std::chrono::milliseconds(0)});
  const std::string shown = screen.shown();
  CHECK(shown.find("\r[====>") != std::string::npos);
  CHECK(shown.find(" 100 % 100/100") != std::string::npos);
  CHECK(shown.find("\033[K\n") == shown.size() - 4);
}
