// Numbers among the values of arguments and defaults: compared across types, and fitted to the type of a field.
// Used where check judges arguments and defaults.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <utility>

#include "model/declared.hpp"

namespace ufb::check {

/// Returns: whether the value is a number; bool is none.
bool is_number(const model::value& one);
bool is_floating(const model::value& one);

/// Requires: both are numbers.
/// Returns: their order by value, whatever their types.
std::partial_ordering compare(const model::value& left, const model::value& right);

/// Requires: a number, and a type that is an integer or floating.
/// Returns: the number in the type's own terms (int64 or uint64, float or double); none where the type cannot hold it. A floating type
///   holds any finite number up to its largest, rounded if need be, except an integer that it would change; and infinity.
std::optional<model::value> fitted(const model::value& number, const model::type& type);

/// Returns: what an integer or floating type can hold, in words: "it goes from 0 to 255".
std::string limits_of(const model::type& type);

/// Requires: an integer type.
/// Returns: the smallest and the largest number of the type, as far as values go.
std::pair<model::value, model::value> range_of(const model::type& type);

}  // namespace ufb::check
