// How much capacity an idle object of a type usually needs, so that outliers are not kept. Called by the hot path for what is above the
// estimate, and by each visit of a core.
#include <algorithm>
#include <utility>

#include "pool_core.hpp"

namespace ufb::detail {

namespace {

// What the values of a type usually need of capacity is estimated for each thread: a number that about one in fifteen is above, in
// constant space, after "Frugal streaming for estimating quantiles" (Ma, Muthukrishnan, Sandler 2013) with steps that are shares of it.
// A value that needs more moves it up by a fourth, each other one down by a 64th, but by half at most before the next is looked at.
// An object with more than four times as much capacity is an outlier and is not kept: else each slot grew in time to the worst case.
// Capacity below the estimate needs no look at the value, so all of this stays away from the hot path.
constexpr std::size_t outlier = 4;        // times usual_bytes
constexpr std::size_t least_usual = 64;   // bytes; four times that is not worth a free() and a malloc()
constexpr std::size_t step_up = 4;        // a fourth
constexpr std::size_t step_down = 64;     // a 64th
constexpr std::uint64_t most_steps = 32;  // down, at once

}  // namespace

void lower_usual(pool_cache& cache) noexcept {
  const std::uint64_t now = cache.given_back();
  const std::uint64_t steps = std::min(now - std::exchange(cache.judged, now), most_steps);
  cache.usual_bytes -= cache.usual_bytes / step_down * static_cast<std::size_t>(steps);
}

bool pool_keeps(pool_cache& cache, std::size_t capacity, std::size_t used, std::size_t most) noexcept {
  // Whatever is allowed is kept until something is known.
  if (!std::exchange(cache.knows_usual, true)) cache.usual_bytes = most / outlier + 1;
  const bool is_kept = capacity / outlier <= cache.usual_bytes;
  const bool is_above = used > cache.usual_bytes;
  lower_usual(cache);
  if (is_above) cache.usual_bytes += cache.usual_bytes / step_up;
  cache.usual_bytes = std::min(std::max(least_usual, cache.usual_bytes), most);
  return is_kept;
}

}  // namespace ufb::detail
