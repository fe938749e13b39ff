// Judges a field's default member initialiser: whether the builder can get at it, and whether the field's own rules let it pass.
// Called for each field that has one.
#pragma once

#include <vector>

#include "check/annotations.hpp"
#include "check/findings.hpp"
#include "model/declared.hpp"

namespace ufb::check {

/// Effects: reports a default the builder cannot take, and each rule the default breaks where it is a constant.
/// Requires: the field has a default.
void judge_default(const model::field& field, const stated& said, const surroundings& in, findings& out);

}  // namespace ufb::check
