// The cold side of a run over many items: counts, errors, trims, progress. One for each pipeline, used by the thread that runs only.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <optional>
#include <ufb/batch_run.hpp>

namespace ufb::detail {

// What went wrong with an item: one of the two, or neither.
struct failure {
  std::exception_ptr exception;
  errors violations;

  explicit operator bool() const noexcept { return exception != nullptr || !violations.empty(); }
};

class batch_run {
 public:
  // Throws: std::invalid_argument, for batches of no item.
  batch_run(batch_options options, std::optional<std::uint64_t> size_of_range);

  const batch_options& options() const noexcept { return options_; }
  const batch_report& report() const noexcept { return report_; }

  bool ends_with_an_error() const noexcept { return options_.errors == on_error::propagate || options_.errors == on_error::stop; }

  // Returns: whether there is to be another item.
  bool goes_on() noexcept {
    if (report_.end != run_end::unfinished) return false;
    if (!options_.stop.stop_requested()) [[likely]]
      return true;
    report_.end = run_end::cancelled;
    return false;
  }

  void count(std::uint64_t items) noexcept { report_.items += items; }

  // Effects: does with the error what the options say. Throws: the error; std::bad_alloc.
  void fail(std::uint64_t index, std::uint64_t items, failure what);

  // Throws: what the callback throws.
  void end_batch();
  void finish();

 private:
  using clock = std::chrono::steady_clock;

  void measure(clock::time_point now) noexcept;
  void tell(clock::time_point now);

  batch_options options_;
  batch_report report_;
  std::size_t peak_before_bytes_;  // since the program started
  std::uint64_t trimmed_at_ = 0;   // items
  bool is_finished_ = false;
  clock::time_point measured_;
  clock::time_point told_;
  clock::time_point start_;  // last, so that it starts last
};

}  // namespace ufb::detail
