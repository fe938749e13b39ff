// What a run over many items is asked for, and the report with which it ends. Used with process_in_batches() and stream().
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <optional>
#include <stop_token>
#include <string>
#include <ufb/errors.hpp>
#include <ufb/progress.hpp>
#include <vector>

namespace ufb {

/// What follows an item's error, which is an exception of the function, or the ufb::errors it returned, alone or in a ufb::result.
enum class on_error {
  propagate,  // the run ends: the exception goes on to the caller, errors as a validation_error
  stop,       // the run ends: the report has the error
  skip,       // the run goes on: the report has the number of errors
  collect     // the run goes on: the report has the errors
};

struct batch_options {
  on_error errors = on_error::propagate;
  std::size_t max_errors = 1000;                           // collected; further ones are only counted
  std::uint64_t trim_every = 0;                            // items, at the end of their batch; 0: pools are left alone
  std::size_t trim_bytes = static_cast<std::size_t>(-1);   // to trim each time, see trim_pools(); as it is: all, as clear_pools() does
  std::function<void(const ufb::progress&)> on_progress = {};  // called by the thread that runs, between batches and at the end
  std::chrono::milliseconds progress_interval{100};        // at least, between two calls; 0: after each batch
  std::optional<std::uint64_t> total = {};                 // items there will be; by default the size of a range that knows its size
  std::stop_token stop = {};                               // cancels between two items, or two batches where the function takes batches
  std::size_t batch_size = 1000;                           // items; process_in_batches() is told apart from here
  unsigned workers = 0;                                    // threads that call the function; 0: the thread that runs, and none is started
  std::size_t read_ahead = 0;                              // batches in memory at most, with workers; 0: two a worker
};

struct item_error {
  std::uint64_t index;   // of the item in the range, from 0; of a batch that failed as a whole, its first
  std::uint64_t items;   // 1, or the size of that batch
  std::string message;   // what() of the exception, or the violations in one line
  ufb::errors violations;  // what the function returned, or a validation_error held
};

enum class run_end { unfinished, complete, stopped_by_error, cancelled };

struct batch_report {
  std::uint64_t items = 0;              // given to the function
  std::uint64_t failed = 0;             // of them
  std::vector<item_error> errors = {};  // in the order of the range
  std::uint64_t batches = 0;            // the last one may be smaller
  std::chrono::nanoseconds duration{};
  double items_per_second = 0;
  std::size_t peak_rss_bytes = 0;       // of the process, during the run: exact where it is the most since the program started, else as seen
                                        //   between batches, every 10 ms
  std::size_t bytes_trimmed = 0;        // of the pools, that went back to the system
  run_end end = run_end::unfinished;
};

/// Effects: prints "Processed N items in N batches:" and a line for each of Duration, Rate, Errors, Peak RSS, Trimmed, and each error kept.
std::ostream& operator<<(std::ostream& out, const batch_report& report);

}  // namespace ufb
