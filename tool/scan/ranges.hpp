// Pieces of the source that a fix may change. Used by scan.
#pragma once

#include "clang/Basic/SourceLocation.h"
#include "model/declared.hpp"

namespace clang {
class ASTContext;
class SourceManager;
}  // namespace clang

namespace ufb::scan {

/// Returns: the piece up to but without `end`; none where a macro has written it.
model::range to_range(const clang::SourceManager& sources, clang::SourceLocation begin, clang::SourceLocation end);

/// Returns: the piece that the tokens take.
model::range to_range(const clang::ASTContext& context, clang::SourceRange tokens);

/// Returns: what to take away to be rid of the piece: the blanks after it as well, and the line where nothing else is on it.
model::range to_removal(const clang::SourceManager& sources, clang::SourceLocation begin, clang::SourceLocation end);

}  // namespace ufb::scan
