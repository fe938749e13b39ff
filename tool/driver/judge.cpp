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

/// Effects: has Clang report the finding, with its fix as fix-its. The text of a diagnostic is its %0, and its id, which nothing shows, %1.
void report(clang::DiagnosticsEngine& diagnostics, const model::finding& finding) {
  const auto shown = level(diagnostics, finding.severity);
  if (shown == clang::DiagnosticsEngine::Ignored) return;
  const clang::SourceLocation at = scan::from_location(finding.at);
  {
    const clang::DiagnosticBuilder said = diagnostics.Report(at, diagnostics.getCustomDiagID(shown, "%0"));
    said << finding.text << std::string(finding.id);
    if (at.isValid()) said << clang::SourceRange(at);
    for (const model::edit& edit : finding.fix)
      said << clang::FixItHint::CreateReplacement(
          clang::CharSourceRange::getCharRange(scan::from_location(edit.where.begin), scan::from_location(edit.where.end)), edit.text);
  }
  for (const model::note& note : finding.notes)
    diagnostics.Report(note.at.id == 0 ? at : scan::from_location(note.at), diagnostics.getCustomDiagID(clang::DiagnosticsEngine::Note, "%0"))
        << note.text << std::string(finding.id);
}

class judge : public clang::SemaConsumer {
 public:
  judge(clang::CompilerInstance& compiler, judging how) : compiler_(compiler), how_(std::move(how)), collecting_(found_) {
    scan::watch_names(compiler.getPreprocessor(), found_);
  }

  void InitializeSema(clang::Sema& sema) override { sema_ = &sema; }
  void ForgetSema() override { sema_ = nullptr; }

  void HandleTranslationUnit(clang::ASTContext&) override {
    // What did not parse is not what the user wrote: a member of an unknown type has become an int.
    clang::DiagnosticsEngine& diagnostics = compiler_.getDiagnostics();
    if (diagnostics.hasErrorOccurred()) return;
    if (how_.warns_always) diagnostics.setIgnoreAllWarnings(false);
    clang::SourceManager& sources = compiler_.getSourceManager();
    const std::vector<clang::FileID> files = how_.files(sources, found_);
    std::vector<model::finding> findings;
    std::vector<model::checked> right;
    bool all_right = true;
    for (const model::declared& header : scan::scan(*sema_, found_, how_.names, files)) {
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
