// How far a run over many items is, and a bar on the terminal that shows it. Given to the callback of process_in_batches() and stream().
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace ufb {

struct progress {
  std::uint64_t items;                        // done, the failed ones among them
  std::uint64_t failed;
  std::optional<std::uint64_t> total;         // absent where nobody knows
  std::chrono::nanoseconds elapsed;
  double items_per_second;                    // on average; 0 before any time has passed
  std::optional<std::chrono::seconds> eta;    // until the end, at that rate; absent without a total or a rate
  bool finished;                              // this is the last call of the run
};

/// Returns: one line of at most `width` ASCII characters without a line feed: `[=====>     ]  42 % 4.20M/10.0M 1.20M/s ETA 0:05`; what does
///   not fit is left out, the bar first. Throws: std::bad_alloc.
std::string to_string(const progress& now, std::size_t width);

/// A callback that keeps one line of a terminal up to date, and ends it with the run. Copies are the same bar.
class progress_bar {
 public:
  /// Effects: draws on that descriptor, which stays open, where it is a terminal, and else nowhere. Where TERM is `dumb` it writes no escape
  ///   sequence. Throws: std::bad_alloc.
  explicit progress_bar(int descriptor = 2);

  /// Effects: draws; a terminal that cannot be written to is given up. Throws: std::bad_alloc.
  void operator()(const progress& now) const;

  /// Returns: whether it draws.
  bool is_shown() const noexcept;

 private:
  struct line;
  std::shared_ptr<line> line_;  // null where nothing is shown
};

}  // namespace ufb
