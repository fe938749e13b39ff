// Uses of builders and validators whose glue is not there. Used by scan.
#pragma once

#include <vector>

#include "bodies.hpp"
#include "collected.hpp"
#include "model/declared.hpp"
#include "types.hpp"

namespace ufb::scan {

/// Returns: those uses of an annotated struct whose glue is not included, neither by itself nor with the glue of a struct that holds it.
std::vector<model::use> uses_without_glue(clang::Sema& sema, const collected& found, const record_facts& facts, const bodies& read);

}  // namespace ufb::scan
