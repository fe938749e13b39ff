// The measurement behind track_memory() and the block it prints.
#include <atomic>
#include <cstdio>
#include <iostream>
#include <ufb/track_memory.hpp>
#include <ufb/trim_memory.hpp>

namespace ufb {

namespace {

constinit std::atomic<allocation_counter> counter{nullptr};

std::optional<std::uint64_t> allocations_so_far() noexcept {
  const allocation_counter count = counter.load(std::memory_order_acquire);
  return count == nullptr ? std::nullopt : std::optional(count());
}

// Nothing where one of the two is not known.
template <class Number>
std::optional<std::int64_t> difference(const std::optional<Number>& after, const std::optional<Number>& before) noexcept {
  if (!after || !before) return std::nullopt;
  return static_cast<std::int64_t>(*after) - static_cast<std::int64_t>(*before);
}

std::string in_mebibytes(std::int64_t bytes) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f MB", static_cast<double>(bytes) / (1024 * 1024));
  return text;
}

std::string in_mebibytes(const std::optional<std::int64_t>& bytes) { return bytes ? in_mebibytes(*bytes) : "not known here"; }

}  // namespace

allocation_counter set_allocation_counter(allocation_counter count) noexcept { return counter.exchange(count, std::memory_order_acq_rel); }

std::ostream& operator<<(std::ostream& out, const memory_record& record) {
  char duration[32];
  std::snprintf(duration, sizeof duration, "%.2f ms", std::chrono::duration<double, std::milli>(record.duration).count());
  out << "Memory Usage for " << record.name << (record.threw ? " (ended with an exception):\n" : ":\n") << "  Duration: " << duration
      << '\n'
      << "  Heap Used: " << in_mebibytes(record.heap_used_bytes) << '\n'
      << "  RSS: " << in_mebibytes(record.rss_bytes) << '\n'
      << "  External: " << in_mebibytes(record.external_bytes) << '\n'
      << "  Allocations: ";
  if (record.allocations) return out << *record.allocations << '\n';
  return out << "not counted (no counter is linked)\n";
}

namespace detail {

namespace {

memory_usage measure(settle settled) noexcept {
  if (settled == settle::yes) trim_memory();
  return get_memory_usage(heap_detail::ask);
}

}  // namespace

memory_track::memory_track(settle settled) noexcept
    : settled_(settled), before_(measure(settled)), allocations_(allocations_so_far()), start_(std::chrono::steady_clock::now()) {}

memory_record memory_track::stop(std::string_view name, bool threw) {
  const auto end = std::chrono::steady_clock::now();
  const std::optional<std::uint64_t> allocations = allocations_so_far();
  const memory_usage after = measure(settled_);
  memory_record record{};
  record.name = name;
  record.duration = end - start_;
  record.heap_used_bytes = difference(after.heap_used_bytes, before_.heap_used_bytes);
  record.rss_bytes = static_cast<std::int64_t>(after.rss_bytes) - static_cast<std::int64_t>(before_.rss_bytes);
  record.external_bytes = difference(after.external_bytes, before_.external_bytes);
  if (allocations && allocations_) record.allocations = *allocations - *allocations_;
  record.threw = threw;
  return record;
}

std::ostream& standard_output() noexcept { return std::cout; }

}  // namespace detail

}  // namespace ufb
