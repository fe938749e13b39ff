// The pools as they were last, and how many objects lived over time. Used by html.cpp.
#pragma once

#include <string>

#include "trace.hpp"

namespace ufb::report {

std::string pool_table(const trace& of);

}  // namespace ufb::report
