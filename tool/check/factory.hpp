// Judges the constructor or function that [[ufb::builder]] stands on in place of the struct. Called by record.
#pragma once

#include <optional>

#include "check/findings.hpp"
#include "model/declared.hpp"
#include "model/record.hpp"

namespace ufb::check {

/// Effects: reports what stands in the way of calling it, and a second builder.
/// Returns: the factory in the terms of emit; none where the struct has none.
std::optional<model::checked_factory> judge_factory(const model::record& record, findings& out);

}  // namespace ufb::check
