// Pieces of the source. See ranges.hpp.
#include "ranges.hpp"

#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "names.hpp"

namespace ufb::scan {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }

}  // namespace

model::range to_range(const clang::SourceManager& sources, clang::SourceLocation begin, clang::SourceLocation end) {
  if (!begin.isFileID() || !end.isFileID() || !begin.isValid() || !end.isValid()) return {};
  if (sources.getFileID(begin) != sources.getFileID(end) || end < begin) return {};
  return {to_location(begin), to_location(end)};
}

model::range to_range(const clang::ASTContext& context, clang::SourceRange tokens) {
  const clang::SourceManager& sources = context.getSourceManager();
  if (!tokens.getEnd().isFileID()) return {};
  return to_range(sources, tokens.getBegin(), clang::Lexer::getLocForEndOfToken(tokens.getEnd(), 0, sources, context.getLangOpts()));
}

model::range to_removal(const clang::SourceManager& sources, clang::SourceLocation begin, clang::SourceLocation end) {
  const model::range piece = to_range(sources, begin, end);
  if (!piece) return {};
  const llvm::StringRef file = sources.getBufferData(sources.getFileID(begin));
  std::size_t first = sources.getFileOffset(begin);
  std::size_t last = sources.getFileOffset(end);
  const std::size_t was_first = first;
  const std::size_t was_last = last;
  while (last < file.size() && is_blank(file[last])) ++last;
  if (last < file.size() && file[last] == '\n') {
    while (first > 0 && is_blank(file[first - 1])) --first;
    if (first == 0 || file[first - 1] == '\n') ++last;
  }
  const auto moved = [](std::size_t to, std::size_t from) { return static_cast<int>(to) - static_cast<int>(from); };
  return {to_location(begin.getLocWithOffset(moved(first, was_first))), to_location(end.getLocWithOffset(moved(last, was_last)))};
}

}  // namespace ufb::scan
