// The units that std::chrono has names for. Used where check names a duration and where emit writes one.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "model/declared.hpp"

namespace ufb::model {

struct named_unit {
  model::unit unit;
  std::string_view name;
};

inline constexpr std::array named_units{
    named_unit{{1, 1'000'000'000}, "nanoseconds"},
    named_unit{{1, 1'000'000}, "microseconds"},
    named_unit{{1, 1000}, "milliseconds"},
    named_unit{{1, 1}, "seconds"},
    named_unit{{60, 1}, "minutes"},
    named_unit{{3600, 1}, "hours"},
    named_unit{{86400, 1}, "days"},
    named_unit{{604800, 1}, "weeks"},
    named_unit{{2629746, 1}, "months"},
    named_unit{{31556952, 1}, "years"},
};

/// Returns: "milliseconds"; empty where the unit has no name.
constexpr std::string_view name_of(unit one) {
  const auto* found = std::ranges::find(named_units, one, &named_unit::unit);
  return found == named_units.end() ? std::string_view() : found->name;
}

}  // namespace ufb::model
