// Reads /proc/self/statm and /proc/self/status through descriptors that stay open, and puts malloc's own figures beside.
#include "memory_usage.hpp"

#include <fcntl.h>
#include <pthread.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <limits>
#include <ostream>
#include <string_view>
#include <ufb/memory_limit.hpp>
#include <ufb/memory_usage.hpp>

#include "heap.hpp"
#include "pool_spans.hpp"

namespace ufb {

namespace {

// A file of /proc that is opened once. A descriptor that came through fork() still shows the parent, so the child closes it. A program may
// close all descriptors that it does not know, and have files of its own under their numbers then: what is not in /proc is not ours.
class kept_file {
 public:
  constexpr explicit kept_file(const char* path) noexcept : path_(path) {}

  // Returns: the file's text, at most as much as `buffer` holds; empty where it cannot be read.
  std::string_view read(char* buffer, std::size_t size) noexcept {
    int descriptor = descriptor_.load(std::memory_order_acquire);
    if (!is_ours(descriptor)) descriptor = reopen(descriptor);
    const ssize_t length = descriptor < 0 ? -1 : pread(descriptor, buffer, size, 0);
    return {buffer, length < 0 ? 0 : static_cast<std::size_t>(length)};
  }

  void close_inherited() noexcept {
    const int inherited = descriptor_.exchange(-1, std::memory_order_acq_rel);
    if (is_ours(inherited)) close(inherited);
  }

 private:
  bool is_ours(int descriptor) const noexcept {
    struct stat now {};
    return descriptor >= 0 && fstat(descriptor, &now) == 0 && now.st_dev == proc_.load(std::memory_order_relaxed);
  }

  int reopen(int old) noexcept {
    const int fresh = open(path_, O_RDONLY | O_CLOEXEC);
    struct stat now {};
    if (fresh < 0 || fstat(fresh, &now) != 0) return fresh;
    proc_.store(now.st_dev, std::memory_order_relaxed);
    if (descriptor_.compare_exchange_strong(old, fresh, std::memory_order_acq_rel)) return fresh;
    close(fresh);
    return old;  // another thread's, which was faster
  }

  const char* path_;
  std::atomic<int> descriptor_{-1};
  std::atomic<dev_t> proc_{0};  // the file system
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

struct statm_figures {
  std::size_t resident;          // bytes
  std::size_t private_writable;  // bytes
};

statm_figures read_statm() noexcept {
  static const int fork_safe = pthread_atfork(nullptr, nullptr, close_inherited);
  static_cast<void>(fork_safe);
  static const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  std::array<char, 128> buffer;
  std::string_view text = statm.read(buffer.data(), buffer.size());  // size resident shared text lib data dt, in pages
  std::array<std::size_t, 6> pages{};
  for (std::size_t& number : pages) number = take_number(text);
  return {pages[1] * page, pages[5] * page};
}

// To find the limit takes ten times as long as all the rest, and limits hardly change.
constexpr std::chrono::milliseconds limit_is_kept{1000};
constexpr std::size_t no_limit = std::numeric_limits<std::size_t>::max();
constinit std::atomic<std::size_t> kept_limit{no_limit};
constinit std::atomic<std::int64_t> limit_found{std::numeric_limits<std::int64_t>::min() / 2};  // milliseconds since some start

std::optional<std::size_t> recent_limit() noexcept {
  timespec coarse{};
  clock_gettime(CLOCK_MONOTONIC_COARSE, &coarse);
  const std::int64_t now = std::int64_t{coarse.tv_sec} * 1000 + coarse.tv_nsec / 1'000'000;
  if (now - limit_found.load(std::memory_order_acquire) >= limit_is_kept.count()) {
    const std::optional<memory_limit> limit = get_memory_limit();
    kept_limit.store(limit ? limit->limit_bytes : no_limit, std::memory_order_relaxed);
    limit_found.store(now, std::memory_order_release);
  }
  const std::size_t bytes = kept_limit.load(std::memory_order_relaxed);
  return bytes == no_limit ? std::nullopt : std::optional(bytes);
}

}  // namespace

std::size_t detail::resident_bytes() noexcept { return read_statm().resident; }

memory_usage get_memory_usage(heap_detail heap) noexcept {
  const statm_figures figures = read_statm();
  memory_usage usage{};
  usage.rss_bytes = figures.resident;
  const detail::pool_memory pools = detail::get_pool_memory();
  usage.mapped_bytes = figures.private_writable - std::min(figures.private_writable, pools.set_aside_bytes);
  usage.pool_bytes = pools.reserved_bytes;

  std::array<char, 4096> buffer;
  std::string_view text = status.read(buffer.data(), buffer.size());
  if (const std::size_t line = text.find("VmHWM:"); line != std::string_view::npos) {
    text.remove_prefix(line);
    usage.peak_rss_bytes = take_number(text) * 1024;
  }
  usage.peak_rss_bytes = std::max(usage.peak_rss_bytes, usage.rss_bytes);

  usage.allocator = detail::which_allocator();
  const detail::heap_figures figures_of_malloc = detail::read_heap(heap);
  usage.heap_used_bytes = figures_of_malloc.used;
  usage.heap_total_bytes = figures_of_malloc.total;
  if (figures_of_malloc.mapped) usage.external_bytes = usage.mapped_bytes - std::min(*figures_of_malloc.mapped, usage.mapped_bytes);
  usage.limit_bytes = recent_limit();
  return usage;
}

const char* name_of(heap_allocator allocator) noexcept {
  constexpr std::array names{"unknown", "glibc", "jemalloc", "tcmalloc", "mimalloc"};
  return names[static_cast<std::size_t>(allocator)];
}

std::ostream& operator<<(std::ostream& out, const memory_usage& usage) {
  out << "RSS " << usage.rss_bytes << " B (peak " << usage.peak_rss_bytes << " B), mapped " << usage.mapped_bytes << " B, pools "
      << usage.pool_bytes << " B";
  if (usage.heap_used_bytes) out << ", heap used " << *usage.heap_used_bytes << " B";
  if (usage.heap_total_bytes) out << ", heap total " << *usage.heap_total_bytes << " B";
  if (usage.external_bytes) out << ", external " << *usage.external_bytes << " B";
  if (usage.limit_bytes) out << ", limit " << *usage.limit_bytes << " B";
  return out;
}

}  // namespace ufb
