// What the words of a diagnostic call the things of the model: "1 or 2 arguments", "text, sequences and sets". Used all over check.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/declared.hpp"
#include "model/rules.hpp"

namespace ufb::check {

/// Returns: "a", "a and b", "a, b and c".
std::string listed(const std::vector<std::string_view>& words, std::string_view last = " and ");

/// Returns: what a set of kinds has in it: "text, sequences, sets and maps".
std::string listed(const model::kinds& of);

/// Returns: "no arguments", "1 argument", "1 or 2 arguments", "at least 1 argument".
std::string counted(model::arity arguments);

/// Returns: what an argument must be; `type` is what its attribute applies to.
std::string wanted(model::parameter what, const model::type& type);

/// Returns: the type as the user wrote it; where that is not known, its name or its kind.
std::string spelled(const model::type& type);

/// Requires: a duration.
/// Returns: how its type is best written: "std::chrono::milliseconds".
std::string in_words(const model::type& duration);

/// Returns: "did you mean 'x'?", or else all the names there are.
std::string suggestion(std::string_view name, const std::vector<std::string_view>& known);

}  // namespace ufb::check
