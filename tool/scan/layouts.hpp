// How Clang lays out the records of a header. Called by the driver when a header has been read to its end.
#pragma once

#include <string>

#include "model/declared.hpp"
#include "model/object_layout.hpp"

namespace clang {
class ASTContext;
}

namespace ufb::scan {

/// Returns: the layouts of the records that the main file itself declares, in source order, template specialisations where their
///   template stands: all of them, or those that are annotated.
/// Requires: the translation unit has been parsed to its end without an error; `annotated` is what scan() read from its main file.
model::header_layout read_layouts(const clang::ASTContext& context, const model::declared& annotated, bool wants_all);

}  // namespace ufb::scan
