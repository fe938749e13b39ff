// The known name that a misspelt one was probably meant to be. Used for attributes and for the fields a check names.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace ufb::check {

/// Returns: the first of the names with the fewest letters to insert, remove, replace or swap with their neighbour; none where
///   that would be more than a third of the letters.
/// Complexity: the product of both lengths, for each name.
std::optional<std::string_view> nearest(std::string_view name, std::span<const std::string_view> known);

}  // namespace ufb::check
