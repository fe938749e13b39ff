// Clang's diagnostics, taken apart. See reporter.hpp.
#include "reporter.hpp"

#include <optional>
#include <utility>

#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/SmallString.h"

namespace ufb::driver {
namespace {

bool is_ours(const clang::Diagnostic& said) { return said.getID() >= clang::diag::DIAG_UPPER_LIMIT && said.getNumArgs() == 2; }

/// Findings say their text as %0, and their row's id, which no text shows, as %1.
std::string id_of(const clang::Diagnostic& said) {
  if (is_ours(said)) return said.getArgStdStr(1);
  const llvm::StringRef flag = said.getDiags()->getDiagnosticIDs()->getWarningOptionForDiag(said.getID());
  return flag.empty() ? "clang" : flag.str();
}

file_place place_of(const clang::Diagnostic& said) {
  if (!said.hasSourceManager() || said.getLocation().isInvalid()) return {};
  const clang::SourceManager& sources = said.getSourceManager();
  const clang::PresumedLoc at = sources.getPresumedLoc(sources.getFileLoc(said.getLocation()));
  if (at.isInvalid()) return {};
  return {at.getFilename(), at.getLine(), at.getColumn()};
}

std::optional<file_edit> to_edit(const clang::FixItHint& hint, const clang::SourceManager& sources, const clang::LangOptions& language) {
  const clang::CharSourceRange range = clang::Lexer::getAsCharRange(hint.RemoveRange, sources, language);
  if (!range.isValid() || !range.getBegin().isFileID() || sources.isInSystemHeader(range.getBegin())) return {};
  const auto file = sources.getFileEntryRefForID(sources.getFileID(range.getBegin()));
  if (!file || sources.getFileID(range.getBegin()) != sources.getFileID(range.getEnd())) return {};

  const auto place = [&](clang::SourceLocation at) {
    return file_place{file->getName().str(), sources.getSpellingLineNumber(at), sources.getSpellingColumnNumber(at)};
  };
  llvm::SmallString<256> path(file->getName());
  sources.getFileManager().makeAbsolutePath(path);
  return file_edit{std::string(path), place(range.getBegin()), place(range.getEnd()), sources.getFileOffset(range.getBegin()),
                   sources.getFileOffset(range.getEnd()), hint.CodeToInsert};
}

std::vector<file_edit> fix_of(const clang::Diagnostic& said, const clang::LangOptions& language) {
  std::vector<file_edit> edits;
  if (!said.hasSourceManager()) return edits;
  for (const clang::FixItHint& hint : said.getFixItHints()) {
    auto edit = to_edit(hint, said.getSourceManager(), language);
    if (!edit) return {};
    edits.push_back(*std::move(edit));
  }
  return edits;
}

}  // namespace

reporter::reporter(std::vector<message>& into, bool has_colors)
    : messages_(into), options_(make_diagnostic_options()), printer_(stream_, for_printer(*options_)) {
  options_->ShowColors = has_colors;
  stream_.enable_colors(has_colors);
}

void reporter::BeginSourceFile(const clang::LangOptions& language, const clang::Preprocessor* preprocessor) {
  language_ = language;
  printer_.BeginSourceFile(language, preprocessor);
}

void reporter::EndSourceFile() { printer_.EndSourceFile(); }

void reporter::HandleDiagnostic(clang::DiagnosticsEngine::Level level, const clang::Diagnostic& said) {
  DiagnosticConsumer::HandleDiagnostic(level, said);
  printer_.HandleDiagnostic(level, said);
  std::string rendered = std::exchange(rendered_, {});

  llvm::SmallString<128> text;
  said.FormatDiagnostic(text);
  if (level == clang::DiagnosticsEngine::Note && !messages_.empty()) {
    messages_.back().notes.push_back({place_of(said), std::string(text)});
    messages_.back().rendered += rendered;
    return;
  }
  messages_.push_back({id_of(said), is_ours(said), level >= clang::DiagnosticsEngine::Error, place_of(said), std::string(text), {},
                       fix_of(said, language_), std::move(rendered)});
}

}  // namespace ufb::driver
