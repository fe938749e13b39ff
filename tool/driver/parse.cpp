// The frontend action around scan and check. See parse.hpp.
#include "parse.hpp"

#include <algorithm>
#include <utility>

#include "clang/AST/ASTConsumer.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Frontend/Utils.h"
#include "clang/Lex/Preprocessor.h"
#include "clang/Sema/Sema.h"
#include "clang/Tooling/Tooling.h"
#include "judge.hpp"
#include "layout_reader.hpp"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/VirtualFileSystem.h"
#include "reporter.hpp"

namespace ufb::driver {
namespace {

/// Glue cannot matter to a scan: on a first run it is not there, later it is out of date. Nor can another compiler's precompiled
/// header be read. Both are not there at all.
class scan_files : public llvm::vfs::ProxyFileSystem {
 public:
  using ProxyFileSystem::ProxyFileSystem;

  static bool hides(llvm::StringRef path) { return is_glue(path) || path.ends_with(".gch") || path.ends_with(".pch"); }

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

class all_files : public clang::DependencyCollector {
 public:
  bool needSystemDependencies() override { return true; }
  bool sawDependency(llvm::StringRef name, bool from_module, bool is_system, bool is_module, bool is_missing) override {
    return !is_missing && DependencyCollector::sawDependency(name, from_module, is_system, is_module, is_missing);
  }
};

/// The user's own annotated files, and the main file.
std::vector<clang::FileID> files_of_source(const clang::SourceManager& sources, const scan::collected& found) {
  std::vector<clang::FileID> files{sources.getMainFileID()};
  for (const clang::FileID id : scan::annotated_files(sources, found))
    if (id != files.front() && !clang::SrcMgr::isSystem(sources.getFileCharacteristic(sources.getLocForEndOfFile(id)))) files.push_back(id);
  return files;
}

std::vector<clang::FileID> files_of_header(const clang::SourceManager& sources, const scan::collected&) { return {sources.getMainFileID()}; }

class action : public clang::ASTFrontendAction {
 public:
  action(const parse_request& request, const scan::naming& names, reporter& said, parse_result& result)
      : request_(request), names_(names), said_(said), result_(result) {}

 protected:
  // The header is the main file; as a prefix of a translation unit its #pragma once counts and its templates stay as they are.
  clang::TranslationUnitKind getTranslationUnitKind() override { return clang::TU_Prefix; }

  std::unique_ptr<clang::ASTConsumer> CreateASTConsumer(clang::CompilerInstance& compiler, llvm::StringRef) override {
    // Bodies cost time and may use glue that does not exist yet.
    compiler.getFrontendOpts().SkipFunctionBodies = true;
    allow_missing_glue(compiler.getPreprocessor());
    files_.attachToPreprocessor(compiler.getPreprocessor());
    if (request_.wants_layouts)
      return make_layout_reader(compiler, names_, request_.wants_all_layouts, [this](model::header_layout layout) { result_.layout = std::move(layout); });
    judging how{.names = names_, .files = files_of_header, .done = {}, .warns_always = true};
    if (request_.is_source) {
      how.files = files_of_source;
      how.done = [](std::vector<model::checked>) {};
      how.fails_outside = [this, &compiler](const auto& bodies) { return said_.drop_errors_in(bodies, compiler.getSourceManager()); };
      said_.place_by([&compiler] { return instantiated_at(compiler); });
    } else {
      how.done = [this](std::vector<model::checked> headers) { result_.checked = std::move(headers.front()); };
    }
    return make_judge(compiler, std::move(how));
  }

  void EndSourceFileAction() override {
    said_.place_by({});
    for (const std::string& file : files_.getDependencies()) {
      llvm::SmallString<256> path(file);
      getCompilerInstance().getFileManager().makeAbsolutePath(path);
      result_.dependencies.emplace_back(path);
    }
  }

 private:
  /// Where what is being instantiated is asked for by code that is no template.
  static clang::SourceLocation instantiated_at(clang::CompilerInstance& compiler) {
    if (!compiler.hasSema() || compiler.getSema().CodeSynthesisContexts.empty()) return {};
    return compiler.getSema().CodeSynthesisContexts.front().PointOfInstantiation;
  }

  const parse_request& request_;
  const scan::naming& names_;
  reporter& said_;
  parse_result& result_;
  all_files files_;
};

bool names_a_standard(const std::string& flag) { return flag.starts_with("-std=") || flag.starts_with("--std="); }

/// Annotations are C++; layouts are also those of C, where the flags say `-x c`.
std::string language_of(const parse_request& request) {
  const auto flag = std::ranges::find(request.flags, "-x");
  return request.wants_layouts && flag != request.flags.end() && std::next(flag) != request.flags.end() && *std::next(flag) == "c" ? "c" : "c++";
}

std::vector<std::string> command_line(const parse_request& request) {
  // The driver looks for the standard library from where it believes to be. From nowhere it finds it too, but by names like
  // /../lib/gcc/…/../../../../include/c++/12, of which ninja makes /include/c++/12, which is never up to date.
  std::vector<std::string> words{"/usr/bin/clang++", "-fsyntax-only", "-resource-dir=" + request.resource_directory};
  const std::string language = language_of(request);
  if (language == "c++" && std::ranges::none_of(request.flags, names_a_standard)) words.emplace_back("-std=c++20");
  words.insert(words.end(), request.flags.begin(), request.flags.end());
  // The header's own warnings are the business of its compiler; an error must not hide the next one. Without carets Clang
  // leaves out its closing line, "1 error generated.", of which one a header would be too many; the reporter shows carets all the same.
  words.insert(words.end(), {"-w", "-Qunused-arguments", "-ferror-limit=0", "-fno-caret-diagnostics", "-x", language, request.header});
  return words;
}

}  // namespace

parse_result parse(const parse_request& request, const scan::naming& names) {
  parse_result result;
  reporter said(result.messages, request.has_colors, request.has_absolute_paths);
  llvm::IntrusiveRefCntPtr<clang::FileManager> files(
      new clang::FileManager(clang::FileSystemOptions(), llvm::IntrusiveRefCntPtr<scan_files>(new scan_files(llvm::vfs::createPhysicalFileSystem()))));
  clang::tooling::ToolInvocation invocation(command_line(request), std::make_unique<action>(request, names, said, result), files.get());
  invocation.setDiagnosticConsumer(&said);
  result.is_clean = invocation.run() || said.has_dropped();
  result.is_clean &= std::ranges::none_of(result.messages, &message::is_error);
  return result;
}

}  // namespace ufb::driver
