// Opens and reads what pressure.hpp watches: a pressure file of the kernel, a FIFO, or a socket.
#include "pressure.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <utility>

namespace ufb::detail {

namespace {

// Wakes after 70 ms in which some task waited for memory, of 2 s: windows of whole 2 s are those that need no privilege.
constexpr std::string_view usual_trigger{"some 70000 2000000", 19};  // with its NUL

}  // namespace

std::string from_base64(std::string_view text) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes;
  unsigned bits = 0, count = 0;
  for (const char each : text) {
    const std::size_t digit = digits.find(each);
    if (digit == std::string_view::npos) break;
    bits = (bits << 6 | static_cast<unsigned>(digit)) & 0xFFFF;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes += static_cast<char>(bits >> count & 0xFF);
  }
  return bytes;
}

pressure_watch::pressure_watch(const char* watch, const char* write, const std::string& file) {
  if (watch != nullptr) {
    if (std::strcmp(watch, "/dev/null") != 0) open_watch(watch, write != nullptr ? from_base64(write) : std::string());
  } else if (!file.empty()) {
    open_watch(file, usual_trigger);
  }
}

pressure_watch::~pressure_watch() {
  if (descriptor_ >= 0) close(descriptor_);
}

void pressure_watch::open_watch(const std::string& path, std::string_view message) {
  struct stat status {};
  if (stat(path.c_str(), &status) != 0) return;
  if (S_ISSOCK(status.st_mode)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path) return;
    std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
    descriptor_ = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (descriptor_ >= 0 && connect(descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
      close(std::exchange(descriptor_, -1));
    }
  } else {
    descriptor_ = open(path.c_str(), O_RDWR | O_CLOEXEC | O_NONBLOCK);
  }
  if (descriptor_ < 0) return;
  events_ = S_ISREG(status.st_mode) ? POLLPRI : POLLIN;
  if (message.empty()) return;
  const ssize_t written = S_ISSOCK(status.st_mode) ? send(descriptor_, message.data(), message.size(), MSG_NOSIGNAL)
                                                   : write(descriptor_, message.data(), message.size());
  if (written < 0) close(std::exchange(descriptor_, -1));
}

pressure_watch::news pressure_watch::read(short found) noexcept {
  if (found == 0) return news::none;
  if ((found & events_) == 0) return news::over;  // POLLERR: the cgroup is gone; POLLHUP: the other end is
  if (events_ == POLLPRI) return (found & POLLERR) != 0 ? news::over : news::short_of_memory;
  std::array<char, 256> ignored;
  ssize_t length = 0;
  bool any = false;
  while ((length = ::read(descriptor_, ignored.data(), ignored.size())) > 0) any = true;
  return any ? news::short_of_memory : length == 0 ? news::over : news::none;
}

}  // namespace ufb::detail
