// Reads the names of attributes off the token stream: Clang drops a [[ufb::…]] it does not know with a warning that people turn
// off, and of one it knows it does not always tell the place. Installed by whoever starts the parse.
#pragma once

#include "collected.hpp"

namespace clang {
class Preprocessor;
}

namespace ufb::scan {

/// Effects: from here on, the name of each attribute of the namespace ufb is added to into.names, in the order of the tokens.
/// Requires: `into` outlives the preprocessor's run.
void watch_names(clang::Preprocessor& preprocessor, collected& into);

}  // namespace ufb::scan
