// Names as people read them in messages, and source text: printed here and not by Clang, whose printing changes from version to
// version. Used throughout scan; what generated code writes is in type_names.hpp.
#pragma once

#include <string>

#include "clang/Basic/SourceLocation.h"
#include "llvm/ADT/StringRef.h"
#include "model/declared.hpp"

namespace clang {
class ASTContext;
class NamedDecl;
}  // namespace clang

namespace ufb::scan {

/// Returns: "order"; for a struct without a name that of the typedef it is declared in, or nothing.
std::string own_name(const clang::NamedDecl& declaration);

/// Returns: "shop::order", without inline and unnamed namespaces.
std::string qualified_name(const clang::NamedDecl& declaration);

/// Returns: what glue calls the parameter of that name of its struct's template: nothing that it calls anything of its own.
inline std::string parameter_name(llvm::StringRef name) { return name.str() + "_"; }

/// Returns: the text of the range on one line, without what surrounds it.
std::string source_text(const clang::ASTContext& context, clang::SourceRange range);

/// The model's places are Clang's encoded locations.
inline model::location to_location(clang::SourceLocation at) { return {at.getRawEncoding()}; }
inline clang::SourceLocation from_location(model::location at) { return clang::SourceLocation::getFromRawEncoding(at.id); }

}  // namespace ufb::scan
