// The consumer at the end of Clang's parser. See judge.hpp.
#include "judge.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "check/check.hpp"
#include "scan/names.hpp"
#include "scan/watcher.hpp"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Lex/PPCallbacks.h"
#include "clang/Lex/Preprocessor.h"
#include "clang/Sema/SemaConsumer.h"

namespace ufb::driver {
namespace {

/// Of warnings that have no name on the command line, Clang before 22 knows neither -w nor -Werror.
clang::DiagnosticsEngine::Level level(const clang::DiagnosticsEngine& diagnostics, model::severity severity) {
  if (severity == model::severity::error) return clang::DiagnosticsEngine::Error;
  if (diagnostics.getIgnoreAllWarnings()) return clang::DiagnosticsEngine::Ignored;
  return diagnostics.getWarningsAsErrors() ? clang::DiagnosticsEngine::Error : clang::DiagnosticsEngine::Warning;
}

void add_fix(const clang::DiagnosticBuilder& said, const model::finding& finding) {
  for (const model::edit& edit : finding.fix)
    said << clang::FixItHint::CreateReplacement(
        clang::CharSourceRange::getCharRange(scan::from_location(edit.where.begin), scan::from_location(edit.where.end)), edit.text);
}

/// Effects: has Clang report the finding, with its fix as fix-its. The text of a diagnostic is its %0, and its id, which nothing shows, %1.
void report(clang::DiagnosticsEngine& diagnostics, const model::finding& finding) {
  const auto shown = level(diagnostics, finding.severity);
  if (shown == clang::DiagnosticsEngine::Ignored) return;
  const clang::SourceLocation at = scan::from_location(finding.at);
  const clang::SourceLocation fixed_at = finding.fix.empty() ? at : scan::from_location(finding.fix.front().where.begin);
  const clang::SourceManager& sources = diagnostics.getSourceManager();
  // A fix on another line is shown there, with what there is to say about it.
  const bool is_fixed_elsewhere =
      fixed_at != at && !finding.notes.empty() && sources.getExpansionLineNumber(fixed_at) != sources.getExpansionLineNumber(at);
  {
    const clang::DiagnosticBuilder said = diagnostics.Report(at, diagnostics.getCustomDiagID(shown, "%0"));
    said << finding.text << std::string(finding.id);
    if (at.isValid()) said << clang::SourceRange(at);
    if (!is_fixed_elsewhere) add_fix(said, finding);
  }
  for (const model::note& note : finding.notes) {
    const bool is_about_fix = is_fixed_elsewhere && &note == &finding.notes.front();
    const clang::SourceLocation noted_at = is_about_fix ? fixed_at : note.at.id == 0 ? at : scan::from_location(note.at);
    const clang::DiagnosticBuilder said =
        diagnostics.Report(noted_at, diagnostics.getCustomDiagID(clang::DiagnosticsEngine::Note, "%0"));
    said << note.text << std::string(finding.id);
    if (is_about_fix) add_fix(said, finding);
  }
}

/// Notes the glue that is included, there or not, and where the main file could include more.
class included_glue : public clang::PPCallbacks {
 public:
  included_glue(const clang::SourceManager& sources, scan::collected& into) : sources_(sources), into_(into) {}

  void InclusionDirective(clang::SourceLocation hash, const clang::Token&, llvm::StringRef name, bool, clang::CharSourceRange written,
                          clang::OptionalFileEntryRef, llvm::StringRef, llvm::StringRef, const clang::Module*, bool,
                          clang::SrcMgr::CharacteristicKind) override {
    if (is_glue(name)) into_.glue.push_back(name.str());
    if (sources_.isWrittenInMainFile(hash)) into_.after_includes = line_after(written.getEnd());
  }

 private:
  clang::SourceLocation line_after(clang::SourceLocation at) const {
    if (!at.isFileID()) return {};
    const llvm::StringRef rest = sources_.getBufferData(sources_.getFileID(at)).substr(sources_.getFileOffset(at));
    const std::size_t end = rest.find('\n');
    return end == llvm::StringRef::npos ? clang::SourceLocation() : at.getLocWithOffset(static_cast<int>(end) + 1);
  }

  const clang::SourceManager& sources_;
  scan::collected& into_;
};

class judge : public clang::SemaConsumer {
 public:
  judge(clang::CompilerInstance& compiler, judging how) : compiler_(compiler), how_(std::move(how)), collecting_(found_) {
    scan::watch_names(compiler.getPreprocessor(), found_);
    if (is_source()) compiler.getPreprocessor().addPPCallbacks(std::make_unique<included_glue>(compiler.getSourceManager(), found_));
  }

  void InitializeSema(clang::Sema& sema) override { sema_ = &sema; }
  void ForgetSema() override { sema_ = nullptr; }

  bool shouldSkipFunctionBody(clang::Decl* of) override {
    const clang::SourceManager& sources = compiler_.getSourceManager();
    return !is_source() || !sources.isInMainFile(sources.getExpansionLoc(of->getLocation()));
  }

  void HandleTranslationUnit(clang::ASTContext&) override {
    // What did not parse is not what the user wrote: a member of an unknown type has become an int.
    clang::DiagnosticsEngine& diagnostics = compiler_.getDiagnostics();
    scan::bodies bodies;
    if (is_source()) bodies = scan::read_bodies(*sema_);
    if (is_source() ? how_.fails_outside(bodies.ranges) : diagnostics.hasErrorOccurred()) return;
    if (how_.warns_always) diagnostics.setIgnoreAllWarnings(false);
    clang::SourceManager& sources = compiler_.getSourceManager();
    const std::vector<clang::FileID> files = how_.files(sources, found_);
    std::vector<model::finding> findings;
    std::vector<model::checked> right;
    bool all_right = true;
    std::vector<model::declared> declared = scan::scan(*sema_, found_, how_.names, files);
    if (is_source()) {
      model::declared& main = declared[static_cast<std::size_t>(std::ranges::find(files, sources.getMainFileID()) - files.begin())];
      main.is_source = true;
      main.uses = scan::uses_without_glue(*sema_, found_, how_.names, bodies);
    }
    for (const model::declared& header : declared) {
      check::outcome outcome = check::check(header);
      std::ranges::move(outcome.findings, std::back_inserter(findings));
      if (outcome.checked) right.push_back(*std::move(outcome.checked));
      else all_right = false;
    }
    // Only Clang knows the order of places where macros are among them.
    const clang::BeforeThanCompare<clang::SourceLocation> before(sources);
    std::ranges::stable_sort(findings, before, [](const model::finding& one) { return scan::from_location(one.at); });
    for (const model::finding& finding : findings) report(diagnostics, finding);
    if (all_right) how_.done(std::move(right));
  }

 private:
  bool is_source() const { return how_.fails_outside != nullptr; }

  clang::CompilerInstance& compiler_;
  judging how_;
  clang::Sema* sema_ = nullptr;
  scan::collected found_;
  scan::collecting collecting_;
};

class missing_glue : public clang::PPCallbacks {
 public:
  bool FileNotFound(llvm::StringRef name) override { return is_glue(name); }
};

}  // namespace

std::unique_ptr<clang::ASTConsumer> make_judge(clang::CompilerInstance& compiler, judging how) {
  return std::make_unique<judge>(compiler, std::move(how));
}

void allow_missing_glue(clang::Preprocessor& preprocessor) { preprocessor.addPPCallbacks(std::make_unique<missing_glue>()); }

}  // namespace ufb::driver
