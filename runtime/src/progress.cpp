// The line of a progress bar, and the terminal it is drawn on.
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <ufb/progress.hpp>

namespace ufb {

namespace {

// 7, 999, 1.20k, 45.6M
std::string short_number(double number) {
  constexpr std::string_view units = " kMGTPE";
  std::size_t unit = 0;
  while (number >= 999.5 && unit + 1 != units.size()) {
    number /= 1000;
    ++unit;
  }
  char text[32];
  const int places = unit == 0 ? 0 : number < 9.995 ? 2 : number < 99.95 ? 1 : 0;
  std::snprintf(text, sizeof text, "%.*f", places, number);
  return unit == 0 ? text : std::string(text) + units[unit];
}

// 0:05, 1:00:00
std::string clock_time(std::chrono::seconds time) {
  const long long seconds = std::max<long long>(time.count(), 0);
  char text[48];
  if (seconds < 3600) {
    std::snprintf(text, sizeof text, "%lld:%02lld", seconds / 60, seconds % 60);
  } else {
    std::snprintf(text, sizeof text, "%lld:%02lld:%02lld", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
  return text;
}

std::string bar(double share, std::size_t width) {
  const std::size_t room = width - 2;
  const auto full = static_cast<std::size_t>(share * static_cast<double>(room));
  std::string line = "[" + std::string(full, '=');
  if (full != room) line += '>';
  line.resize(width - 1, ' ');
  return line + "]";
}

bool write_all(int descriptor, std::string_view text) noexcept {
  while (!text.empty()) {
    const ssize_t written = write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

std::string to_string(const progress& now, std::size_t width) {
  constexpr std::size_t least_bar = 12;
  std::array<std::string, 5> parts;  // in the order in which they are given up, from the end
  double share = 0;
  if (now.total) {
    share = *now.total == 0 ? 1 : std::min(1.0, static_cast<double>(now.items) / static_cast<double>(*now.total));
    char percent[16];
    std::snprintf(percent, sizeof percent, "%3d %%", static_cast<int>(share * 100));
    parts[0] = percent;
  }
  parts[1] = short_number(static_cast<double>(now.items)) + (now.total ? "/" + short_number(static_cast<double>(*now.total)) : " items");
  parts[2] = short_number(now.items_per_second) + "/s";
  if (now.finished || !now.eta) {
    parts[3] = clock_time(std::chrono::duration_cast<std::chrono::seconds>(now.elapsed));
  } else {
    parts[3] = "ETA " + clock_time(*now.eta);
  }
  if (now.failed != 0) parts[4] = short_number(static_cast<double>(now.failed)) + (now.failed == 1 ? " error" : " errors");

  std::string line;
  for (const std::string& each : parts) {
    if (each.empty()) continue;
    if (line.size() + !line.empty() + each.size() > width) break;
    if (!line.empty()) line += ' ';
    line += each;
  }
  if (now.total && line.size() + 1 + least_bar <= width) line = bar(share, std::min<std::size_t>(width - line.size() - 1, 50)) + " " + line;
  return line;
}

struct progress_bar::line {
  int descriptor;
  bool is_dumb;
  bool is_broken = false;
  std::size_t drawn = 0;  // columns; 0: the cursor is where it was

  std::size_t width() const noexcept {
    winsize size{};
    return ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 1 ? size.ws_col - 1u : 79;  // the last column makes some terminals wrap
  }

  void draw(const progress& now) {
    std::string text = to_string(now, width());
    const std::size_t columns = text.size();
    if (!is_dumb) {
      text += "\033[K";  // erases what is right of it
    } else if (columns < drawn) {
      text.append(drawn - columns, ' ');
    }
    drawn = columns;
    put("\r" + text);
    if (now.finished) end();
  }

  void end() noexcept {
    if (drawn != 0) put("\n");
    drawn = 0;
  }

  void put(std::string_view text) noexcept {
    if (!is_broken) is_broken = !write_all(descriptor, text);
  }

  ~line() { end(); }
};

progress_bar::progress_bar(int descriptor) {
  if (isatty(descriptor) == 0) return;
  const char* const terminal = std::getenv("TERM");
  line_ = std::make_shared<line>();
  line_->descriptor = descriptor;
  line_->is_dumb = terminal == nullptr || std::string_view(terminal) == "dumb";
}

void progress_bar::operator()(const progress& now) const {
  if (line_ != nullptr) line_->draw(now);
}

bool progress_bar::is_shown() const noexcept { return line_ != nullptr && !line_->is_broken; }

}  // namespace ufb
