// Clang's diagnostics, taken apart. See reporter.hpp.
#include "reporter.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Path.h"

namespace ufb::driver {
namespace {

bool is_ours(const clang::Diagnostic& said) { return said.getID() >= clang::diag::DIAG_UPPER_LIMIT && said.getNumArgs() == 2; }

/// Findings say their text as %0, and their row's id, which no text shows, as %1.
std::string id_of(const clang::Diagnostic& said) {
  if (is_ours(said)) return said.getArgStdStr(1);
  const llvm::StringRef flag = said.getDiags()->getDiagnosticIDs()->getWarningOptionForDiag(said.getID());
  return flag.empty() ? "clang" : flag.str();
}

std::string absolute(llvm::StringRef name, const clang::SourceManager& sources) {
  llvm::SmallString<256> path(name);
  sources.getFileManager().makeAbsolutePath(path);
  llvm::sys::path::remove_dots(path, /*remove_dot_dot=*/true);
  return std::string(path);
}

file_place place_of(const clang::Diagnostic& said, bool has_absolute_paths) {
  if (!said.hasSourceManager() || said.getLocation().isInvalid()) return {};
  const clang::SourceManager& sources = said.getSourceManager();
  const clang::PresumedLoc at = sources.getPresumedLoc(sources.getFileLoc(said.getLocation()));
  if (at.isInvalid()) return {};
  return {has_absolute_paths ? absolute(at.getFilename(), sources) : at.getFilename(), at.getLine(), at.getColumn()};
}

std::optional<file_edit> to_edit(const clang::FixItHint& hint, const clang::SourceManager& sources, const clang::LangOptions& language,
                                 bool has_absolute_paths) {
  const clang::CharSourceRange range = clang::Lexer::getAsCharRange(hint.RemoveRange, sources, language);
  if (!range.isValid() || !range.getBegin().isFileID() || sources.isInSystemHeader(range.getBegin())) return {};
  const auto file = sources.getFileEntryRefForID(sources.getFileID(range.getBegin()));
  if (!file || sources.getFileID(range.getBegin()) != sources.getFileID(range.getEnd())) return {};

  const std::string path = absolute(file->getName(), sources);
  const auto place = [&](clang::SourceLocation at) {
    return file_place{has_absolute_paths ? path : file->getName().str(), sources.getSpellingLineNumber(at), sources.getSpellingColumnNumber(at)};
  };
  return file_edit{path, place(range.getBegin()), place(range.getEnd()), sources.getFileOffset(range.getBegin()),
                   sources.getFileOffset(range.getEnd()), hint.CodeToInsert};
}

std::vector<file_edit> fix_of(const clang::Diagnostic& said, const clang::LangOptions& language, bool has_absolute_paths) {
  std::vector<file_edit> edits;
  if (!said.hasSourceManager()) return edits;
  for (const clang::FixItHint& hint : said.getFixItHints()) {
    auto edit = to_edit(hint, said.getSourceManager(), language, has_absolute_paths);
    if (!edit) return {};
    edits.push_back(*std::move(edit));
  }
  return edits;
}

}  // namespace

reporter::reporter(std::vector<message>& into, bool has_colors, bool has_absolute_paths)
    : messages_(into), options_(make_diagnostic_options()), printer_(stream_, for_printer(*options_)) {
  options_->ShowColors = has_colors;
  options_->AbsolutePath = has_absolute_paths;
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
    messages_.back().notes.push_back({place_of(said, options_->AbsolutePath), std::string(text)});
    messages_.back().rendered += rendered;
    // Of Clang's own the fixes in notes are for a person to choose from.
    if (is_ours(said) && said.getNumFixItHints() != 0) messages_.back().fix = fix_of(said, language_, options_->AbsolutePath);
    return;
  }
  const clang::SourceLocation instantiated = instantiated_at_ ? instantiated_at_() : clang::SourceLocation();
  places_.push_back(instantiated.isValid() ? instantiated : said.getLocation());
  messages_.push_back({id_of(said), is_ours(said), level >= clang::DiagnosticsEngine::Error, place_of(said, options_->AbsolutePath), std::string(text), {},
                       fix_of(said, language_, options_->AbsolutePath), std::move(rendered)});
}

bool reporter::drop_errors_in(const std::vector<clang::SourceRange>& pieces, const clang::SourceManager& sources) {
  const auto is_in = [&](clang::SourceLocation at, clang::SourceRange piece) {
    const clang::SourceLocation begin = sources.getExpansionLoc(piece.getBegin());
    const clang::SourceLocation end = sources.getExpansionLoc(piece.getEnd());
    return !sources.isBeforeInTranslationUnit(at, begin) && !sources.isBeforeInTranslationUnit(end, at);
  };
  std::size_t kept = 0;
  for (std::size_t i = 0; i < messages_.size(); ++i) {
    const clang::SourceLocation at = places_[i].isValid() ? sources.getExpansionLoc(places_[i]) : places_[i];
    if (at.isValid() && std::ranges::any_of(pieces, [&](clang::SourceRange piece) { return is_in(at, piece); })) continue;
    if (kept != i) messages_[kept] = std::move(messages_[i]);
    places_[kept++] = places_[i];
  }
  has_dropped_ = kept != messages_.size();
  messages_.resize(kept);
  places_.resize(kept);
  return std::ranges::any_of(messages_, &message::is_error);
}

}  // namespace ufb::driver
