// Constant expressions, evaluated by Clang, as values of the model. Used by scan for arguments and default member initialisers.
#pragma once

#include "model/declared.hpp"

namespace clang {
class ASTContext;
class EnumConstantDecl;
class EnumDecl;
class Expr;
}  // namespace clang

namespace ufb::scan {

/// Returns: the enumerator as written; its qualified name is empty where it cannot be written.
model::enumerator enumerator_of(const clang::EnumConstantDecl& enumerator, const clang::EnumDecl& of);

/// Returns: what the expression is worth; monostate where it is not a constant, or one of a type the model has no value for.
/// An enumerator of an unscoped enumeration is a number where one is wanted.
model::value evaluate(clang::ASTContext& context, const clang::Expr& expression, bool wants_number);

/// Returns: the same for a default member initialiser, which for a std::string is a constructor call around a literal.
model::initializer evaluate_initializer(clang::ASTContext& context, const clang::Expr& expression);

}  // namespace ufb::scan
