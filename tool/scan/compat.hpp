// Where the Clang versions that the tool builds with differ, and nothing else. Used by scan.
#pragma once

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Basic/Version.h"
#include "clang/Sema/ParsedAttr.h"

namespace ufb::scan {

#if CLANG_VERSION_MAJOR >= 21
inline clang::IdentifierInfo* identifier(const clang::IdentifierLoc& at) { return at.getIdentifierInfo(); }
inline clang::SourceLocation location(const clang::IdentifierLoc& at) { return at.getLoc(); }
#else
inline clang::IdentifierInfo* identifier(const clang::IdentifierLoc& at) { return at.Ident; }
inline clang::SourceLocation location(const clang::IdentifierLoc& at) { return at.Loc; }
#endif

#if CLANG_VERSION_MAJOR >= 22
inline clang::QualType type_of(const clang::ASTContext& context, const clang::TagDecl& tag) { return context.getCanonicalTagType(&tag); }
inline std::uint64_t bit_width(const clang::ASTContext&, const clang::FieldDecl& field) { return field.getBitWidthValue(); }
#else
inline clang::QualType type_of(const clang::ASTContext& context, const clang::TagDecl& tag) { return context.getTagDeclType(&tag); }
inline std::uint64_t bit_width(const clang::ASTContext& context, const clang::FieldDecl& field) { return field.getBitWidthValue(context); }
#endif

}  // namespace ufb::scan
