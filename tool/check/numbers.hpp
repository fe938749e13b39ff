// Numbers, durations and time points among the values of arguments and defaults: compared, and fitted to the type of a field.
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

/// Returns: whether the value is a number, a duration or a time point.
bool is_quantity(const model::value& one);

/// Returns: whether it is what a field of this type can be compared with: a duration where that is one, a time point of the same clock, and
/// a number everywhere else.
bool is_of_kind(const model::value& one, const model::type& type);

/// Returns: 0 of the type, which is a number, a duration or a time point.
model::value zero_of(const model::type& type);

/// Requires: both are numbers, or both are fitted to one type.
/// Returns: their order by value, whatever their types.
std::partial_ordering compare(const model::value& left, const model::value& right);

/// Wide enough for each number a value can be: nothing is lost.
using wide = long double;

/// Requires: is_quantity(one).
/// Returns: the number, or the count of the duration.
wide widened(const model::value& one);

/// Requires: is_quantity(one).
/// Returns: how it compares with zero.
std::partial_ordering sign_of(const model::value& one);

/// Requires: is_of_kind(quantity, type).
/// Returns: the quantity in the type's own terms (int64 or uint64, float or double, a count of the duration's unit); none where the type
///   cannot hold it. A floating type holds any finite number up to its largest, rounded if need be, except an integer that it would
///   change; and infinity.
std::optional<model::value> fitted(const model::value& quantity, const model::type& type);

/// Returns: what such a type can hold, in words: "it holds whole numbers from 0 to 255".
std::string limits_of(const model::type& type);

/// Requires: an integer type.
/// Returns: the smallest and the largest number of the type, as far as values go.
std::pair<model::value, model::value> range_of(const model::type& type);

}  // namespace ufb::check
