// A line of a trace, as it is put together. Used by memory_trace.cpp and stream_trace.cpp.
#pragma once

#include <boost/json.hpp>
#include <chrono>
#include <fstream>
#include <map>
#include <mutex>
#include <ostream>
#include <string>
#include <ufb/memory_trace.hpp>

#include "json_text.hpp"

namespace ufb {

struct memory_trace::state {
  using clock = std::chrono::steady_clock;

  struct row {  // of a pool, or of several whose types have one name
    std::size_t object_bytes = 0, limit = 0, live = 0, idle = 0;
    std::uint64_t hits = 0, misses = 0, drops = 0;
    std::size_t bytes_used = 0, bytes_retained = 0, bytes_reserved = 0;
    bool operator==(const row&) const = default;
  };

  explicit state(const std::string& file);
  explicit state(std::ostream& to) : out(to) {}

  // Effects: writes the line, for which `describe` fills an object that has its time already.
  template <class Describe>
  void write(Describe describe) {
    const std::lock_guard lock(mutex);
    if (!out) return;
    boost::json::object line;
    line.emplace("at", std::chrono::duration<double>(clock::now() - began).count());
    describe(line);
    put(line);
  }

  template <class Describe>
  void write_event(std::string_view event, std::string_view text, Describe describe) {
    write([&](boost::json::object& line) {
      line.emplace("event", event);
      line.emplace("text", detail::json_text(text));
      describe(line);
    });
  }

  void put(const boost::json::object& line) { out << boost::json::serialize(line) + '\n' << std::flush; }

  const clock::time_point began = clock::now();
  mutable std::mutex mutex;  // of all below
  std::ofstream own;
  std::ostream& out;
  std::map<std::string, row> pools;  // as they were written last
};

}  // namespace ufb
