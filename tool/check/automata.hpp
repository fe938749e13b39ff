// Patterns as automata, by the compiler of the runtime, so that no user's compiler has to make them. Called by annotations.
#pragma once

#include <optional>
#include <string_view>

#include "model/record.hpp"

namespace ufb::check {

/// Requires: RE2 takes the pattern.
/// Returns: its automaton; nothing where it is past the bound of one, and left to RE2.
std::optional<model::automaton> automaton_of(std::string_view pattern);

}  // namespace ufb::check
