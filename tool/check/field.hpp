// Judges one field: what stands in the way of building it, what its annotations say, what it takes from its type. Called by record.
#pragma once

#include <optional>

#include "check/annotations.hpp"
#include "check/findings.hpp"
#include "model/declared.hpp"
#include "model/record.hpp"

namespace ufb::check {

/// Returns: the field in the terms of emit; none where generated code has nothing to do with it.
std::optional<model::checked_field> judge_field(const model::field& field, const surroundings& in, findings& out);

/// Returns: whether a value of the type need not be set: it is empty, or holds nothing, of its own accord.
bool is_optional_by_type(const model::type& type);

/// Returns: how a setter takes a value of the type.
model::passing passing_of(const model::type& type);

/// Returns: what the setter of such a container adds one by one.
model::gathering gathered_of(const model::type& type);

/// Returns: the enumeration that it is, or that an optional or a smart pointer to it is; nothing where that has glue of its own.
model::checked_enumeration enumeration_of(const model::type& type);

}  // namespace ufb::check
