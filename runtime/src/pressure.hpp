// What wakes a program when memory is short: $MEMORY_PRESSURE_WATCH, as service managers set it, or else the kernel's pressure files.
// Used by memory_guard.cpp.
#pragma once

#include <string>
#include <string_view>

#include "ticker.hpp"

namespace ufb::detail {

class pressure_watch {
 public:
  // Effects: none where `watch` is null and `file` empty, `watch` is /dev/null, or what they name cannot be used: memory is then never said
  // to be short. `watch` and `write` are the values of MEMORY_PRESSURE_WATCH and MEMORY_PRESSURE_WRITE, the latter in base64; `file` is a
  // pressure file. Throws: std::bad_alloc.
  pressure_watch(const char* watch, const char* write, const std::string& file);
  pressure_watch(const pressure_watch&) = delete;
  pressure_watch& operator=(const pressure_watch&) = delete;
  ~pressure_watch();

  // For poll(); -1 without a watch.
  ticker::wake wake() const noexcept { return {descriptor_, events_}; }

  enum class news { none, short_of_memory, over };

  // Returns: what poll() found means; `over` where the watch says nothing any more. Effects: reads what has been written there.
  news read(short found) noexcept;

 private:
  void open_watch(const std::string& path, std::string_view message);

  int descriptor_ = -1;
  short events_ = 0;
};

// Returns: the bytes that the base64 stands for, up to its first wrong character.
std::string from_base64(std::string_view text);

}  // namespace ufb::detail
