// The plan of a run: headers in, files out. Called by main with the parsed command line.
#pragma once

#include "options.hpp"

namespace ufb::driver {

/// Effects: does what the options say; what there is to say goes to stderr. On any error no file is written.
/// Returns: the exit status: 0 done, 1 the input has errors or a file could not be written.
int run(const options& options);

}  // namespace ufb::driver
