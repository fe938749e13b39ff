// Included by an option of the target, before all else.
#pragma once

inline constexpr int most_parts = 9;
