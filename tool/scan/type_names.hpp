// Types and declarations as generated code can write them: qualified from the root, the same with every version of Clang.
// Used by scan wherever such a name leaves it.
#pragma once

#include <string>

namespace clang {
class ASTContext;
class EnumDecl;
class NamedDecl;
class QualType;
}  // namespace clang

namespace ufb::scan {

/// Returns: the type as it can be written wherever its header is included: "const ::shop::box<int>&", "void (*)(::std::string)". What the
///   user called by an alias keeps that name. Empty where it cannot be written there: it is local, private, or has no name.
std::string type_name(const clang::ASTContext& context, clang::QualType type);

/// Returns: the same, such that const before it and & after it mean the whole type: "::std::type_identity_t<int*>".
std::string composable_type_name(const clang::ASTContext& context, clang::QualType type);

/// Returns: a variable, function, enumerator or type as it can be written there: "::shop::box<int>::small"; empty where it cannot.
std::string declaration_name(const clang::NamedDecl& declaration);

/// Returns: the same; for an enumeration that cannot be written something that no other has.
std::string enumeration_name(const clang::EnumDecl& declaration);

}  // namespace ufb::scan
