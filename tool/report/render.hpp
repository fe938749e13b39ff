// A trace as a page. Called by the driver.
#pragma once

#include <string>

#include "trace.hpp"

namespace ufb::report {

/// Returns: one HTML page that needs no other file, and shows all that it has without its script. However long the trace is, it stays below
///   some megabytes. `name` is what the page calls the trace.
std::string to_html(const trace& of, const std::string& name);

}  // namespace ufb::report
