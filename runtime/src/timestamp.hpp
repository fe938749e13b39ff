// The time of day in what is written for machines. Used by health.cpp and memory_trace.cpp.
#pragma once

#include <chrono>
#include <cstdio>
#include <ctime>
#include <string>

namespace ufb::detail {

// Now, as RFC 3339 has it: 2026-01-31T12:00:00.123Z
inline std::string timestamp() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
  const auto seconds = static_cast<std::time_t>(milliseconds / 1000);
  std::tm utc{};
  gmtime_r(&seconds, &utc);
  char date[64];
  char text[80];
  const std::size_t length = std::strftime(date, sizeof date, "%Y-%m-%dT%H:%M:%S", &utc);
  std::snprintf(text, sizeof text, "%.*s.%03dZ", static_cast<int>(length), date, static_cast<int>(milliseconds % 1000));
  return text;
}

}  // namespace ufb::detail
