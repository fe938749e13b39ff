// From text to a checked record: the fields of a stanza are converted and built into a pooled package.
// Called by main.cpp for each stanza.
#pragma once

#include "package.ufb.hpp"
#include "stanza.hpp"

namespace debian {

/// Returns: the package, in recycled memory; or all that Policy has against it.
/// Requires: the stanza is well formed.
ufb::result<ufb::pooled<package>> to_package(const deb822::stanza& stanza);

}  // namespace debian
