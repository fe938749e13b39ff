// Judges the arguments of one annotation: how many, of which type, in which order. Called for each attribute on a field or struct.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "check/findings.hpp"
#include "model/declared.hpp"
#include "model/record.hpp"
#include "model/rules.hpp"

namespace ufb::check {

/// What an annotation's arguments are judged against.
struct attribute_use {
  const model::attribute& row;
  model::arity arguments;   // the row's, for where the attribute stands
  const model::type& type;  // what it applies to, looked through: a field's type, or an element's; of no use on a struct
  std::string_view named;   // the same in words: "'int'", "an element of 'tags'"
  std::vector<model::assertion>* assertions = nullptr;  // grows by what only the compiler can judge; null where nothing can depend
};

/// Effects: reports every argument that is not what the row says.
/// Requires: the row applies to the type.
/// Returns: the arguments in the type's own terms; none where one is wrong.
std::optional<std::vector<model::value>> judge_arguments(const model::annotation& stated, const attribute_use& use, findings& out);

}  // namespace ufb::check
