// The stage that judges: what a header says against the table of attributes, all of it in one go.
// Called by driver between scan and emit; sees no Clang.
#pragma once

#include <optional>
#include <vector>

#include "model/declared.hpp"
#include "model/finding.hpp"
#include "model/record.hpp"

namespace ufb::check {

struct outcome {
  std::optional<model::checked> checked;  // there unless a finding is an error
  std::vector<model::finding> findings;   // in source order: ascending location
};

/// Effects: judges every annotation of one header, and derives from those that hold what is to be emitted.
/// Returns: the header's glue in the terms of emit, and all there is to say about the header.
/// Complexity: linear in the annotations and the types of fields.
outcome check(const model::declared& header);

}  // namespace ufb::check
