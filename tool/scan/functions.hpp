// The functions that check(…) names: found, and tried on what the attribute stands on. Used by scan.
#pragma once

#include "collected.hpp"
#include "model/declared.hpp"

namespace clang {
class CXXRecordDecl;
class QualType;
class Sema;
}  // namespace clang

namespace ufb::scan {

/// Returns: the function an argument names, with whether it can be called with a const `subject` and answer with a bool;
/// monostate where the argument does not name a function. Names of the class's own functions, `own`, come first; null: none.
model::value find_function(clang::Sema& sema, const written_argument& argument, clang::QualType subject, clang::CXXRecordDecl* own);

/// Returns: where the argument names a function template with its arguments, `is_short<T, 8>`; an invalid range: it does not.
clang::SourceRange with_template_arguments(const written_argument& argument);

}  // namespace ufb::scan
