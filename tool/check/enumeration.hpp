// Judges an enumeration with renamed enumerators. Called for each.
#pragma once

#include "check/findings.hpp"
#include "model/declared.hpp"
#include "model/record.hpp"

namespace ufb::check {

/// Effects: reports what is wrong with the enumeration and its names.
/// Returns: the enumeration as it can be emitted where nothing was reported.
model::checked_enumeration judge_enumeration(const model::enumeration& enumeration, findings& out);

}  // namespace ufb::check
