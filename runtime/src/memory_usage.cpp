// Reads /proc/self/statm and /proc/self/status through descriptors that stay open, and malloc's own figures where they are asked for.
#include <fcntl.h>
#include <malloc.h>
#include <pthread.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <charconv>
#include <ostream>
#include <string_view>
#include <ufb/memory_usage.hpp>

#include "pool_spans.hpp"

namespace ufb {

namespace {

// A file of /proc that is opened once. A descriptor that came through fork() still shows the parent, so the child closes it.
class kept_file {
 public:
  constexpr explicit kept_file(const char* path) noexcept : path_(path) {}

  // Returns: the file's text, at most as much as `buffer` holds; empty where it cannot be read.
  std::string_view read(char* buffer, std::size_t size) noexcept {
    int descriptor = descriptor_.load(std::memory_order_acquire);
    ssize_t length = descriptor < 0 ? -1 : pread(descriptor, buffer, size, 0);
    if (length <= 0) {  // not open yet, or the program closed all descriptors it did not know
      descriptor = reopen(descriptor);
      length = descriptor < 0 ? -1 : pread(descriptor, buffer, size, 0);
    }
    return {buffer, length < 0 ? 0 : static_cast<std::size_t>(length)};
  }

  void close_inherited() noexcept {
    const int inherited = descriptor_.exchange(-1, std::memory_order_acq_rel);
    if (inherited >= 0) close(inherited);
  }

 private:
  int reopen(int old) noexcept {
    const int fresh = open(path_, O_RDONLY | O_CLOEXEC);
    if (fresh < 0 || descriptor_.compare_exchange_strong(old, fresh, std::memory_order_acq_rel)) return fresh;
    close(fresh);
    return old;  // another thread's, which was faster
  }

  const char* path_;
  std::atomic<int> descriptor_{-1};
};

constinit kept_file statm("/proc/self/statm");
constinit kept_file status("/proc/self/status");

void close_inherited() {
  statm.close_inherited();
  status.close_inherited();
}

std::size_t take_number(std::string_view& text) noexcept {
  text.remove_prefix(std::min(text.find_first_of("0123456789"), text.size()));
  std::size_t number = 0;
  text.remove_prefix(static_cast<std::size_t>(std::from_chars(text.data(), text.data() + text.size(), number).ptr - text.data()));
  return number;
}

}  // namespace

memory_usage get_memory_usage(heap_detail heap) noexcept {
  static const int fork_safe = pthread_atfork(nullptr, nullptr, close_inherited);
  static_cast<void>(fork_safe);
  static const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));

  memory_usage usage{};
  std::array<char, 4096> buffer;
  std::string_view text = statm.read(buffer.data(), buffer.size());  // size resident shared text lib data dt, in pages
  std::array<std::size_t, 6> pages{};
  for (std::size_t& number : pages) number = take_number(text);
  usage.rss_bytes = pages[1] * page;
  const detail::pool_memory pools = detail::get_pool_memory();
  usage.mapped_bytes = pages[5] * page - std::min(pages[5] * page, pools.set_aside_bytes);
  usage.pool_bytes = pools.reserved_bytes;

  text = status.read(buffer.data(), buffer.size());
  if (const std::size_t line = text.find("VmHWM:"); line != std::string_view::npos) {
    text.remove_prefix(line);
    usage.peak_rss_bytes = take_number(text) * 1024;
  }
  usage.peak_rss_bytes = std::max(usage.peak_rss_bytes, usage.rss_bytes);

#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 33)
  if (heap == heap_detail::ask) {
    const struct mallinfo2 info = mallinfo2();
    usage.heap_used_bytes = info.uordblks + info.hblkhd;
    usage.heap_total_bytes = info.arena + info.hblkhd;
    usage.external_bytes = usage.mapped_bytes - std::min(*usage.heap_total_bytes, usage.mapped_bytes);
  }
#endif
  return usage;
}

std::ostream& operator<<(std::ostream& out, const memory_usage& usage) {
  out << "RSS " << usage.rss_bytes << " B (peak " << usage.peak_rss_bytes << " B), mapped " << usage.mapped_bytes << " B, pools "
      << usage.pool_bytes << " B";
  if (usage.heap_used_bytes) out << ", heap used " << *usage.heap_used_bytes << " B";
  if (usage.heap_total_bytes) out << ", heap total " << *usage.heap_total_bytes << " B";
  if (usage.external_bytes) out << ", external " << *usage.external_bytes << " B";
  return out;
}

}  // namespace ufb
