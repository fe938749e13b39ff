// The constructors and functions that [[ufb::builder]] stands on in place of a struct. Used by scan.
#pragma once

#include "model/declared.hpp"
#include "types.hpp"

namespace clang {
class CXXRecordDecl;
class Decl;
class FunctionDecl;
class Sema;
}  // namespace clang

namespace ufb::scan {

/// Returns: the class whose objects the declaration makes: that of a constructor or a static member function, or one that has the function
///   as a friend and is returned by it; null where it is no such function.
const clang::CXXRecordDecl* made_by(const clang::Decl& declaration);

/// Requires: made_by(declaration) is `record`.
/// Returns: all but what the attribute itself says. Of a template there is little: nothing in it has a type yet.
model::factory read_factory(clang::Sema& sema, const clang::Decl& declaration, const clang::CXXRecordDecl& record, const record_facts& facts);

}  // namespace ufb::scan
