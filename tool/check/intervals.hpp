// Rules by what they admit: an interval of values, or of sizes. Asked where rules are held against each other, and against constants.
#pragma once

#include <optional>

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

/// Returns: whether the number is in it; NaN never is.
bool contains(const interval& one, const model::value& number);

/// Returns: what is in both.
interval meet(const interval& one, const interval& other);

/// Returns: whether no number is in it.
bool is_empty(const interval& one);

}  // namespace ufb::check
