// The fixes of messages, made in the user's files. Used by the pipeline.
#pragma once

#include <string>
#include <vector>

#include "message.hpp"

namespace ufb::driver {

/// Effects: makes each fix of check's own that overlaps none before it; each file is replaced as a whole. Those made go to `made`.
/// Returns: what went wrong, or an empty string.
std::string make_fixes(const std::vector<message>& messages, std::vector<message>& made);

}  // namespace ufb::driver
