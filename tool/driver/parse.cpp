// The frontend action around scan and check. See parse.hpp.
#include "parse.hpp"

#include <algorithm>
#include <utility>

#include "check/check.hpp"
#include "scan/names.hpp"
#include "scan/watcher.hpp"
#include "clang/AST/ASTConsumer.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Frontend/TextDiagnosticPrinter.h"
#include "clang/Frontend/Utils.h"
#include "clang/Lex/PPCallbacks.h"
#include "clang/Lex/Preprocessor.h"
#include "clang/Sema/SemaConsumer.h"
#include "clang/Tooling/Tooling.h"
#include "compat.hpp"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/VirtualFileSystem.h"
#include "llvm/Support/raw_ostream.h"

namespace ufb::driver {
namespace {

/// Glue cannot matter to a scan: on a first run it is not there, later it is out of date. Nor can another compiler's precompiled
/// header be read. Both are not there at all.
class scan_files : public llvm::vfs::ProxyFileSystem {
 public:
  using ProxyFileSystem::ProxyFileSystem;

  static bool hides(llvm::StringRef path) { return path.ends_with(".ufb.hpp") || path.ends_with(".gch") || path.ends_with(".pch"); }

  llvm::ErrorOr<llvm::vfs::Status> status(const llvm::Twine& path) override {
    if (is_hidden(path)) return std::make_error_code(std::errc::no_such_file_or_directory);
    return ProxyFileSystem::status(path);
  }
  bool exists(const llvm::Twine& path) override { return !is_hidden(path) && ProxyFileSystem::exists(path); }
  llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>> openFileForRead(const llvm::Twine& path) override {
    if (is_hidden(path)) return std::make_error_code(std::errc::no_such_file_or_directory);
    return ProxyFileSystem::openFileForRead(path);
  }

 private:
  static bool is_hidden(const llvm::Twine& path) {
    llvm::SmallString<256> storage;
    return hides(path.toStringRef(storage));
  }
};

class missing_glue : public clang::PPCallbacks {
 public:
  bool FileNotFound(llvm::StringRef name) override { return scan_files::hides(name); }
};

class all_files : public clang::DependencyCollector {
 public:
  bool needSystemDependencies() override { return true; }
  bool sawDependency(llvm::StringRef name, bool from_module, bool is_system, bool is_module, bool is_missing) override {
    return !is_missing && DependencyCollector::sawDependency(name, from_module, is_system, is_module, is_missing);
  }
};

void show(clang::DiagnosticsEngine& diagnostics, const model::finding& finding) {
  const auto level = finding.severity == model::severity::error ? clang::DiagnosticsEngine::Error : clang::DiagnosticsEngine::Warning;
  const clang::SourceLocation at = scan::from_location(finding.at);
  diagnostics.Report(at, diagnostics.getCustomDiagID(level, "%0")) << finding.text;
  if (!finding.note.empty()) diagnostics.Report(at, diagnostics.getCustomDiagID(clang::DiagnosticsEngine::Note, "%0")) << finding.note;
}

/// Scans and judges when the header has been parsed.
class consumer : public clang::SemaConsumer {
 public:
  consumer(clang::CompilerInstance& compiler, const scan::naming& names, parse_result& result)
      : compiler_(compiler), names_(names), result_(result), collecting_(found_) {
    scan::watch_names(compiler.getPreprocessor(), found_);
  }

  void InitializeSema(clang::Sema& sema) override { sema_ = &sema; }
  void ForgetSema() override { sema_ = nullptr; }

  void HandleTranslationUnit(clang::ASTContext&) override {
    clang::DiagnosticsEngine& diagnostics = compiler_.getDiagnostics();
    // What did not parse is not what the user wrote: a member of an unknown type has become an int.
    if (diagnostics.hasErrorOccurred()) return;
    diagnostics.setIgnoreAllWarnings(false);
    check::outcome outcome = check::check(scan::scan(*sema_, found_, names_));
    // Only Clang knows the order of places where macros are among them.
    const clang::BeforeThanCompare<clang::SourceLocation> before(compiler_.getSourceManager());
    std::ranges::stable_sort(outcome.findings, before, [](const model::finding& one) { return scan::from_location(one.at); });
    for (const model::finding& finding : outcome.findings) show(diagnostics, finding);
    result_.checked = std::move(outcome.checked);
  }

 private:
  clang::CompilerInstance& compiler_;
  const scan::naming& names_;
  parse_result& result_;
  clang::Sema* sema_ = nullptr;
  scan::collected found_;
  scan::collecting collecting_;
};

class action : public clang::ASTFrontendAction {
 public:
  action(const scan::naming& names, parse_result& result) : names_(names), result_(result) {}

 protected:
  // The header is the main file; as a prefix of a translation unit its #pragma once counts and its templates stay as they are.
  clang::TranslationUnitKind getTranslationUnitKind() override { return clang::TU_Prefix; }

  std::unique_ptr<clang::ASTConsumer> CreateASTConsumer(clang::CompilerInstance& compiler, llvm::StringRef) override {
    // Bodies cost time and may use glue that does not exist yet.
    compiler.getFrontendOpts().SkipFunctionBodies = true;
    compiler.getPreprocessor().addPPCallbacks(std::make_unique<missing_glue>());
    files_.attachToPreprocessor(compiler.getPreprocessor());
    return std::make_unique<consumer>(compiler, names_, result_);
  }

  void EndSourceFileAction() override {
    for (const std::string& file : files_.getDependencies()) {
      llvm::SmallString<256> path(file);
      getCompilerInstance().getFileManager().makeAbsolutePath(path);
      result_.dependencies.emplace_back(path);
    }
  }

 private:
  const scan::naming& names_;
  parse_result& result_;
  all_files files_;
};

bool names_a_standard(const std::string& flag) { return flag.starts_with("-std=") || flag.starts_with("--std="); }

std::vector<std::string> command_line(const parse_request& request) {
  // The driver looks for the standard library from where it believes to be. From nowhere it finds it too, but by names like
  // /../lib/gcc/…/../../../../include/c++/12, of which ninja makes /include/c++/12, which is never up to date.
  std::vector<std::string> words{"/usr/bin/clang++", "-fsyntax-only", "-resource-dir=" + request.resource_directory};
  if (std::ranges::none_of(request.flags, names_a_standard)) words.emplace_back("-std=c++20");
  words.insert(words.end(), request.flags.begin(), request.flags.end());
  // The header's own warnings are the business of its compiler; an error must not hide the next one.
  words.insert(words.end(), {"-w", "-Qunused-arguments", "-ferror-limit=0", "-fno-caret-diagnostics", "-x", "c++", request.header});
  return words;
}

}  // namespace

parse_result parse(const parse_request& request, const scan::naming& names) {
  parse_result result;
  llvm::raw_string_ostream messages(result.messages);
  const auto options = make_diagnostic_options();
  options->ShowColors = request.has_colors;
  clang::TextDiagnosticPrinter printer(messages, for_printer(*options));
  messages.enable_colors(request.has_colors);

  llvm::IntrusiveRefCntPtr<clang::FileManager> files(
      new clang::FileManager(clang::FileSystemOptions(), llvm::IntrusiveRefCntPtr<scan_files>(new scan_files(llvm::vfs::createPhysicalFileSystem()))));
  clang::tooling::ToolInvocation invocation(command_line(request), std::make_unique<action>(names, result), files.get());
  invocation.setDiagnosticConsumer(&printer);
  result.is_clean = invocation.run();
  return result;
}

}  // namespace ufb::driver
