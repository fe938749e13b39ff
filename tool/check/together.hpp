// Judges the rules that stand beside each other: what they leave together, and what one leaves alone. Called for each level of a field.
#pragma once

#include <string_view>
#include <vector>

#include "check/findings.hpp"
#include "model/declared.hpp"
#include "model/record.hpp"

namespace ufb::check {

/// Rules of a field, or of one level of it.
struct beside {
  const std::vector<model::rule>& rules;
  const std::vector<const model::annotation*>& stated;  // what the rules were made from, among others
  const model::type& type;                              // what they apply to
  std::string_view named;                               // in words: "'int'", "an element of 'tags'"
};

/// Effects: reports each rule that can never hold, by itself or beside another, and each that always holds.
void judge_together(const beside& all, findings& out);

}  // namespace ufb::check
