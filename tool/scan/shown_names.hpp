// Types and declarations as people read them: whatever can be declared has a name here, also what no code could write. Used by scan where
// a name is to be read; what generated code writes is in type_names.hpp.
#pragma once

#include <string>

namespace clang {
class ASTContext;
class NamedDecl;
class QualType;
}  // namespace clang

namespace ufb::scan {

/// Returns: the type as the user wrote it, its names qualified: "std::vector<shop::line>", "char[16]", "void (*)(int)".
std::string shown_type(const clang::ASTContext& context, clang::QualType type);

/// Returns: a declaration's qualified name with template arguments, "shop::box<int>"; without a name "shop::(unnamed struct at line 7)".
std::string shown_name(const clang::ASTContext& context, const clang::NamedDecl& declaration);

}  // namespace ufb::scan
