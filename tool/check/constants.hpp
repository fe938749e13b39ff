// What rules say of constants: a default, a value that one_of allows. Used where check judges those.
#pragma once

#include "model/declared.hpp"
#include "model/record.hpp"

namespace ufb::check {

/// Requires: the rule applies to the type, and its arguments are fitted to it.
/// Returns: whether it is certain that the rule does not hold for the constant.
bool breaks(const model::value& constant, const model::rule& rule, const model::type& type);

}  // namespace ufb::check
