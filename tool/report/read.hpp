// The lines of a trace, taken strictly. Called by the driver.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "trace.hpp"

namespace ufb::report {

/// What is wrong with a trace; line and column count from 1, columns in bytes.
struct problem {
  std::size_t line = 1;
  std::size_t column = 1;
  std::string text;
};

/// Returns: the trace, whose form <ufb/memory_trace.hpp> describes, or the first thing in it that is wrong. A last line without an end that
///   is not whole is what a program left that died, and no error.
/// Complexity: the text.
std::variant<trace, problem> read(std::string_view text);

}  // namespace ufb::report
