// `ufb layout`: layouts in, one text out. Used by the pipeline.
#pragma once

#include <vector>

#include "model/object_layout.hpp"
#include "options.hpp"

namespace ufb::driver {

/// Effects: writes what there is to say about the layouts, in the form that the options name, to stdout or to a file.
/// Returns: what went wrong, or an empty string.
std::string write_layouts(const options& options, std::vector<model::header_layout> headers);

}  // namespace ufb::driver
