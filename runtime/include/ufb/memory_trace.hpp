// A file of what memory did, a line a moment, for `ufb report` to draw. Made by users, written by memory_monitor and by whatever else has
// something to tell.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <ufb/memory_usage.hpp>
#include <ufb/pool_stats.hpp>
#include <vector>

namespace ufb {

struct memory_verdict;
struct guard_report;
struct batch_report;

/// Each line is a JSON object in UTF-8. Bytes that are none of it are U+FFFD; what is not known is absent; times, `at`, are seconds since the
/// trace began, and never go back; sizes are bytes, and all numbers but times and rates whole.
///
/// The first line: {"ufb_memory_trace":1,"started":"2026-01-31T12:00:00.123Z"}, the version of what follows.
///
/// A sample: {"at":2.5,"rss":…,"peak_rss":…,"mapped":…,"pool_bytes":…}, as in memory_usage, with "heap_used", "heap_total", "external" and
/// "limit" where they are known; and, where pools are not as they were in the sample before, "pools":[{"name":…,"object_bytes":…,"limit":…,
/// "live":…,"idle":…,"hits":…,"misses":…,"drops":…,"bytes_used":…,"bytes_retained":…,"bytes_reserved":…}] of these. Types of one name count
/// as one.
///
/// An event: {"at":2.5,"event":…,"text":…} and what else there is to say, texts, numbers, true and false. `event` is
///   "mark"     the user's own
///   "clear"    what pools gave back:    "returned"
///   "verdict"  of memory_monitor:       "state", "windows", "suspect", "bytes_per_second", "confidence"
///   "guard"    a stage of memory_guard: "stage", "what", "acted", "used", "limit", "returned", "from_pools", "from_caches", "failed_caches"
///   "batches"  a run that ended:        "items", "failed", "batches", "seconds", "peak_rss", "trimmed", "end"
///
/// A stack: {"stack":"main;load;parse","bytes":…}: live heap memory by who took it, the outermost function first; "objects" where they were
/// counted. Lines of one stack add up.
///
/// All functions may be called by several threads at once. A line is in the file when its function returns, so that the trace of a program
/// that died has all but perhaps its last one.
class memory_trace {
 public:
  /// Effects: writes the first line; what the file held is gone. Requires: the stream outlives the trace and throws nothing, and nobody else
  ///   writes to it.
  /// Throws: std::system_error where the file cannot be written; std::bad_alloc.
  explicit memory_trace(const std::string& file);
  explicit memory_trace(std::ostream& out);
  memory_trace(const memory_trace&) = delete;
  memory_trace& operator=(const memory_trace&) = delete;
  ~memory_trace();

  /// Effects: writes a sample: of now, or of what was just read. Throws: std::bad_alloc.
  void sample(heap_detail heap = heap_detail::leave_out);
  void add(const memory_usage& usage, const std::vector<pool_detail>& pools);

  /// Effects: writes an event. Throws: std::bad_alloc.
  void mark(std::string_view text);
  void cleared(std::size_t returned_bytes);  // by clear_pools() or trim_pools()
  void add(const memory_verdict& verdict);
  void add(const guard_report& report);
  void add(std::string_view name, const batch_report& report);

  /// Effects: writes the lines "main;load;parse 4096" of collapsed stacks, which heap profilers write, as stacks; leaves out lines of
  ///   another form. Throws: std::bad_alloc.
  void add_stacks(std::string_view collapsed);

  /// Returns: whether everything could be written. After the first line that could not, as on a full disk, there are no further ones.
  bool is_whole() const;

 private:
  struct state;
  std::unique_ptr<state> state_;
};

}  // namespace ufb
