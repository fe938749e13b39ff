// Source text that means the same elsewhere: names in it get the scopes that they had where it stood. Used by scan for what generated
// code must say in the user's words: template heads, and expressions that depend on a template's parameters.
#pragma once

#include <string>

#include "clang/Basic/SourceLocation.h"

namespace clang {
class DeclContext;
class Expr;
class Sema;
class TemplateParameterList;
}  // namespace clang

namespace ufb::scan {

/// Returns: the text of the range on one line, each unqualified name in it written as ::scope::name when it is declared in a namespace or
///   a class around `where`. Parameters of the templates around `where`, and names that no scope has, stay as they are; a member of the
///   class template that `where` is becomes `type::member`, as its glue calls that class. `parameters` are those of a template whose head
///   the range is part of, and `expression` is what it holds, where that is known: names that a part of it declares itself stay there.
std::string requalified(clang::Sema& sema, clang::SourceRange range, const clang::DeclContext& where,
                        const clang::TemplateParameterList* parameters = nullptr, const clang::Expr* expression = nullptr);

}  // namespace ufb::scan
