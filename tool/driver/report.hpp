// `ufb report`: a trace in, one page out. Used by the pipeline.
#pragma once

#include "options.hpp"

namespace ufb::driver {

/// Effects: writes the page of the trace that the options name to a file or to stdout; says on stderr what is wrong.
/// Returns: the exit status: 0 done, 1 the trace has an error, or a file could not be read or written.
int write_report(const options& options);

}  // namespace ufb::driver
