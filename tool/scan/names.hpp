// Names as the user wrote them and as generated code must write them: printed here and not by Clang, whose printing changes
// from version to version. Used throughout scan.
#pragma once

#include <string>

#include "clang/Basic/SourceLocation.h"
#include "model/declared.hpp"

namespace clang {
class ASTContext;
class EnumDecl;
class NamedDecl;
}  // namespace clang

namespace ufb::scan {

/// Returns: "shop::order", without inline and unnamed namespaces.
std::string qualified_name(const clang::NamedDecl& declaration);

/// Returns: "::shop::color"; for an enumeration without a name something that no other has.
std::string enumeration_name(const clang::EnumDecl& declaration);

/// Returns: the text of the range on one line, without what surrounds it.
std::string source_text(const clang::ASTContext& context, clang::SourceRange range);

/// The model's places are Clang's encoded locations.
inline model::location to_location(clang::SourceLocation at) { return {at.getRawEncoding()}; }
inline clang::SourceLocation from_location(model::location at) { return clang::SourceLocation::getFromRawEncoding(at.id); }

}  // namespace ufb::scan
