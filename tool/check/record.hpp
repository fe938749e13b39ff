// Judges one struct: what stands in the way of its glue, its own annotations, and then field by field. Called by check for each.
#pragma once

#include <optional>
#include <string>

#include "check/findings.hpp"
#include "model/declared.hpp"
#include "model/record.hpp"

namespace ufb::check {

/// Returns: the struct in the terms of emit; none where it has no annotation that asks for glue.
std::optional<model::checked_record> judge_record(const model::record& record, findings& out);

/// Effects: reports what keeps generated code from a type of that name, if anything does.
void report_obstacle(model::obstacle what, const std::string& name, model::location at, findings& out, bool sets_fields = false);

}  // namespace ufb::check
