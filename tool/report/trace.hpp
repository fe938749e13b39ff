// A trace of memory as it was read. Made by read.cpp, drawn by the files beside it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ufb::report {

/// All in bytes but the time.
struct sample {
  double at = 0;  // seconds since the trace began
  std::uint64_t rss = 0;
  std::uint64_t peak_rss = 0;
  std::uint64_t mapped = 0;
  std::uint64_t pool_bytes = 0;
  std::optional<std::uint64_t> heap_used;
  std::optional<std::uint64_t> heap_total;
  std::optional<std::uint64_t> external;
  std::optional<std::uint64_t> limit;
};

/// A pool as it was from one sample on.
struct pool_row {
  std::uint64_t object_bytes = 0;
  std::uint64_t limit = 0;
  std::uint64_t live = 0;
  std::uint64_t idle = 0;
  std::uint64_t hits = 0;
  std::uint64_t misses = 0;
  std::uint64_t drops = 0;
  std::uint64_t bytes_used = 0;
  std::uint64_t bytes_retained = 0;
  std::uint64_t bytes_reserved = 0;
};

/// live_at[i] holds from samples[i.sample] on until the next one.
struct live_at {
  std::size_t sample = 0;
  std::uint64_t live = 0;
};

struct pool {
  std::string name;
  pool_row last;
  std::uint64_t most_live = 0;
  std::vector<live_at> live;  // by sample, where it was named
};

struct detail {
  std::string name;
  std::string value;  // text, or a number as it was written
  bool is_text = false;
};

struct event {
  double at = 0;  // as of a sample
  std::string kind;
  std::string text;
  std::vector<detail> details;
};

struct stack {
  std::vector<std::string> frames;  // the outermost function first; never empty
  std::uint64_t bytes = 0;
  std::uint64_t objects = 0;
};

struct trace {
  std::string started;
  std::vector<sample> samples;  // times never go back, nor do the events'
  std::vector<pool> pools;      // in the order in which they appeared
  std::vector<event> events;
  std::vector<stack> stacks;
  bool is_cut = false;  // the last line was not finished, and is left out
};

}  // namespace ufb::report
