// Whether a row of numbers rises, by how much a step, and how surely: statistics that outliers, steps and plateaus do not mislead. Used by
// memory_monitor.cpp.
#pragma once

#include <span>

namespace ufb::detail {

struct trend {
  double slope;       // the median of the slopes between all pairs, a step (Theil, Sen)
  double confidence;  // that more pairs rise than by chance (Mann, Kendall; with ties, and for numbers that depend on those before them)
  bool goes_on;       // both halves rise as well, each by a third of the slope at least
};

// Requires: 8 numbers or more. Throws: std::bad_alloc. Complexity: the square of the numbers.
trend fit_trend(std::span<const double> values);

}  // namespace ufb::detail
