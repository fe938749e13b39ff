// Printing of names and source text. See names.hpp.
#include "names.hpp"

#include <algorithm>
#include <cctype>
#include <vector>

#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

namespace ufb::scan {

std::string own_name(const clang::NamedDecl& declaration) {
  if (const auto* tag = clang::dyn_cast<clang::TagDecl>(&declaration); tag != nullptr && tag->getIdentifier() == nullptr)
    if (const clang::TypedefNameDecl* alias = tag->getTypedefNameForAnonDecl()) return alias->getNameAsString();
  return declaration.getNameAsString();
}

std::string qualified_name(const clang::NamedDecl& declaration) {
  std::vector<std::string> parts{own_name(declaration)};
  for (const clang::DeclContext* outer = declaration.getDeclContext(); outer != nullptr; outer = outer->getParent()) {
    const auto* scope = clang::dyn_cast<clang::NamedDecl>(outer);
    if (scope == nullptr) continue;
    if (const auto* space = clang::dyn_cast<clang::NamespaceDecl>(outer); space && (space->isInline() || space->isAnonymousNamespace())) continue;
    if (std::string name = own_name(*scope); !name.empty()) parts.push_back(std::move(name));
  }
  std::string joined;
  for (auto part = parts.rbegin(); part != parts.rend(); ++part) joined += (joined.empty() ? "" : "::") + *part;
  return joined;
}

std::string source_text(const clang::ASTContext& context, clang::SourceRange range) {
  const clang::SourceManager& sources = context.getSourceManager();
  // What a macro wrote is read where the macro is defined.
  if (range.getBegin().isMacroID() && range.getEnd().isMacroID())
    range = {sources.getSpellingLoc(range.getBegin()), sources.getSpellingLoc(range.getEnd())};
  const auto text = clang::Lexer::getSourceText(clang::CharSourceRange::getTokenRange(range), sources, context.getLangOpts());
  std::string line;
  for (const char c : text) {
    const bool is_space = std::isspace(static_cast<unsigned char>(c)) != 0;
    if (!is_space) line += c;
    else if (!line.empty() && line.back() != ' ') line += ' ';
  }
  if (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

}  // namespace ufb::scan
