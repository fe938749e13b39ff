// The stage that writes: the text of one header's glue, X.ufb.hpp for X.hpp.
// Called by driver with what check has proved; sees no Clang and no file.
#pragma once

#include <string>

#include "model/record.hpp"

namespace ufb::emit {

/// Requires: what check says of its result; every record that can be built by hand in these terms can be emitted.
/// Returns: the whole file. The same input gives the same bytes.
std::string emit(const model::checked& header);

}  // namespace ufb::emit
