// Rules by what they admit: an interval of values, or of sizes. Together they can leave nothing, and one alone can leave everything.
// Called for the rules that stand beside each other.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "check/findings.hpp"
#include "model/declared.hpp"
#include "model/record.hpp"

namespace ufb::check {

/// Numbers, durations or time points from one to another. monostate: no end there.
struct interval {
  model::value least;
  model::value most;
  bool excludes_least = false;
  bool excludes_most = false;
};

/// What of a value a rule looks at.
enum class measure {
  value,  // of a number, a duration or a time point
  size    // bytes of a text, elements of a container
};

struct admitted {
  measure of = measure::value;
  interval within;
  bool is_all = true;  // the rule holds for all of it; else there is more to the rule
};

/// Requires: the rule's arguments are fitted to the type.
/// Returns: what the rule admits; none where that is no interval, or depends on a template's parameters.
std::optional<admitted> admitted_by(const model::rule& rule, const model::type& type);

/// Returns: whether the number is in it.
bool contains(const interval& one, const model::value& number);

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
