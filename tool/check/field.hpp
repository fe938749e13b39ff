// Judges one field: what stands in the way of building it, what its annotations say, what it takes from its type. Called by record.
#pragma once

#include <optional>

#include "check/annotations.hpp"
#include "check/findings.hpp"
#include "model/declared.hpp"
#include "model/record.hpp"

namespace ufb::check {

/// Returns: the field in the terms of emit; none where generated code has nothing to do with it.
std::optional<model::checked_field> judge_field(const model::field& field, const surroundings& in, findings& out);

}  // namespace ufb::check
