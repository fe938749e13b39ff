// The restricted Damerau-Levenshtein distance. See nearest.hpp.
#include "check/nearest.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace ufb::check {
namespace {

std::size_t distance(std::string_view from, std::string_view to) {
  // before[j], above[j], row[j]: from the first i-2, i-1, i letters of `from` to the first j of `to`.
  std::vector<std::size_t> before(to.size() + 1), above(to.size() + 1), row(to.size() + 1);
  for (std::size_t j = 0; j <= to.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= from.size(); ++i) {
    std::swap(before, above);
    std::swap(above, row);
    row[0] = i;
    for (std::size_t j = 1; j <= to.size(); ++j) {
      const std::size_t replaced = above[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, replaced});
      if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
    }
  }
  return row[to.size()];
}

}  // namespace

std::optional<std::string_view> nearest(std::string_view name, std::span<const std::string_view> known) {
  std::optional<std::string_view> best;
  std::size_t allowed = std::max<std::size_t>(1, std::min<std::size_t>(name.size(), 9) / 3) + 1;
  for (const std::string_view candidate : known) {
    const std::size_t changes = distance(name, candidate);
    if (changes >= allowed || changes >= candidate.size()) continue;
    allowed = changes;
    best = candidate;
  }
  return best;
}

}  // namespace ufb::check
