// Judges the annotations of one field, in the order in which they stand, and turns those that hold into rules. Called for each field.
#pragma once

#include <vector>

#include "check/findings.hpp"
#include "model/declared.hpp"
#include "model/record.hpp"

namespace ufb::check {

/// The struct that a field is judged in.
struct surroundings {
  const model::record& owner;
  bool has_builder = true;
};

/// What a field's annotations say together.
struct stated {
  bool is_required = false;        // [[ufb::required]]
  bool is_optional = false;        // [[ufb::optional]]
  bool is_skipped = false;         // [[ufb::skip]]
  bool trims = false;              // [[ufb::trim]]
  std::vector<model::rule> rules;  // on the field; those after `each` within one rule of that name
};

/// Effects: reports each annotation that is wrong, by itself or beside another.
/// Returns: what the others say.
stated judge_annotations(const model::field& field, const surroundings& in, findings& out);

}  // namespace ufb::check
