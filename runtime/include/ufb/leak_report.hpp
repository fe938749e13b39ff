// Which pooled objects are alive that perhaps should not be. Called by users, at a time when they know that none should be, or for the end
// of the process.
#pragma once

#include <string>

namespace ufb {

/// Returns: a line for each type with live pooled objects, how many and of how many bytes, the most bytes first; empty where there are none.
std::string leak_report();

/// Effects: when the process ends by exit() or the end of main, after the program's own static objects are gone, leak_report() is written
///   to the standard error stream, if there is anything in it. What a library leaves alive on purpose shows as well. `wanted` = false takes
///   that back.
void report_leaks_at_exit(bool wanted = true) noexcept;

}  // namespace ufb
