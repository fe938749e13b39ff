// The account of a run over many items, and its printing. Called by detail/stream/pipeline.hpp between batches.
#include <algorithm>
#include <cstdio>
#include <ostream>
#include <stdexcept>
#include <ufb/batch_run.hpp>
#include <ufb/detail/stream/run.hpp>
#include <ufb/memory_usage.hpp>
#include <ufb/pool_stats.hpp>

namespace ufb {

namespace {

std::string in_one_line(std::string_view text) {
  std::string line;
  while (text.ends_with('\n')) text.remove_suffix(1);
  for (const char each : text) {
    if (each == '\n') {
      line += "; ";
    } else {
      line += each;
    }
  }
  return line;
}

item_error described(std::uint64_t index, std::uint64_t items, const detail::failure& what) {
  if (what.exception == nullptr) return {index, items, in_one_line(to_string(what.violations)), what.violations};
  try {
    std::rethrow_exception(what.exception);
  } catch (const validation_error& error) {
    return {index, items, in_one_line(error.what()), error.violations()};
  } catch (const std::exception& error) {
    return {index, items, in_one_line(error.what()), {}};
  } catch (...) {
    return {index, items, "an exception that is no std::exception", {}};
  }
}

double rate(std::uint64_t items, std::chrono::nanoseconds time) noexcept {
  return time.count() <= 0 ? 0 : static_cast<double>(items) / std::chrono::duration<double>(time).count();
}

}  // namespace

namespace detail {

batch_run::batch_run(batch_options options, std::optional<std::uint64_t> size_of_range) : options_(std::move(options)) {
  if (options_.batch_size == 0) throw std::invalid_argument("ufb: a batch has at least one item");
  if (!options_.total) options_.total = size_of_range;
  const memory_usage usage = get_memory_usage();
  peak_before_bytes_ = usage.peak_rss_bytes;
  report_.peak_rss_bytes = usage.rss_bytes;
  measured_ = told_ = start_ = clock::now();
}

void batch_run::fail(std::uint64_t index, std::uint64_t items, failure what) {
  report_.failed += items;
  const bool is_kept = options_.errors == on_error::stop || (options_.errors == on_error::collect && report_.errors.size() < options_.max_errors);
  if (is_kept) report_.errors.push_back(described(index, items, what));
  if (!ends_with_an_error()) return;
  report_.end = run_end::stopped_by_error;
  if (options_.errors == on_error::stop) return;
  ++report_.batches;
  finish();
  if (what.exception != nullptr) std::rethrow_exception(what.exception);
  throw validation_error(std::move(what.violations));
}

void batch_run::end_batch() {
  ++report_.batches;
  if (options_.trim_every != 0 && report_.items - trimmed_at_ >= options_.trim_every) {
    trimmed_at_ = report_.items - report_.items % options_.trim_every;
    report_.bytes_trimmed += trim_pools(options_.trim_bytes);
  }
  const clock::time_point now = clock::now();
  if (now - measured_ >= std::chrono::milliseconds(10)) measure(now);
  if (options_.on_progress && now - told_ >= options_.progress_interval) tell(now);
}

void batch_run::finish() {
  if (is_finished_) return;
  is_finished_ = true;
  if (report_.end == run_end::unfinished) report_.end = run_end::complete;
  const clock::time_point now = clock::now();
  measure(now);
  if (options_.on_progress) tell(now);
}

void batch_run::measure(clock::time_point now) noexcept {
  measured_ = now;
  report_.duration = now - start_;
  report_.items_per_second = rate(report_.items, report_.duration);
  const memory_usage usage = get_memory_usage();
  const std::size_t most = usage.peak_rss_bytes > peak_before_bytes_ ? usage.peak_rss_bytes : usage.rss_bytes;
  report_.peak_rss_bytes = std::max(report_.peak_rss_bytes, most);
}

void batch_run::tell(clock::time_point now) {
  told_ = now;
  progress so_far{};
  so_far.items = report_.items;
  so_far.failed = report_.failed;
  so_far.total = options_.total;
  so_far.elapsed = now - start_;
  so_far.items_per_second = rate(report_.items, so_far.elapsed);
  so_far.finished = is_finished_;
  if (so_far.total && so_far.items_per_second > 0) {
    const std::uint64_t left = *so_far.total - std::min(*so_far.total, so_far.items);
    const double seconds = static_cast<double>(left) / so_far.items_per_second;
    if (seconds < 1e15) so_far.eta = std::chrono::seconds(static_cast<std::chrono::seconds::rep>(seconds + 0.5));
  }
  options_.on_progress(so_far);
}

}  // namespace detail

std::ostream& operator<<(std::ostream& out, const batch_report& report) {
  const auto line = [&out](const char* format, auto value) {
    char text[64];
    std::snprintf(text, sizeof text, format, value);
    out << text;
  };
  constexpr double mebibyte = 1024 * 1024;
  out << "Processed " << report.items << (report.items == 1 ? " item in " : " items in ") << report.batches
      << (report.batches == 1 ? " batch" : " batches");
  switch (report.end) {
    case run_end::unfinished: out << " so far"; break;
    case run_end::complete: break;
    case run_end::stopped_by_error: out << ", stopped by an error"; break;
    case run_end::cancelled: out << ", cancelled"; break;
  }
  line(":\n  Duration: %.2f ms\n", std::chrono::duration<double, std::milli>(report.duration).count());
  line("  Rate: %.0f items/s\n", report.items_per_second);
  out << "  Errors: " << report.failed << '\n';
  for (const item_error& each : report.errors) {
    out << "    item " << each.index;
    if (each.items > 1) out << " to " << each.index + each.items - 1;
    out << ": " << each.message << '\n';
  }
  line("  Peak RSS: %.2f MB\n", static_cast<double>(report.peak_rss_bytes) / mebibyte);
  line("  Trimmed: %.2f MB\n", static_cast<double>(report.bytes_trimmed) / mebibyte);
  return out;
}

}  // namespace ufb
