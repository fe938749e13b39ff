// The second door to the stages: inside clang, in every compile, by -fplugin=ufb-plugin.so. Clang calls in here.
#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "clang/AST/ASTConsumer.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendPluginRegistry.h"
#include "clang/Lex/HeaderSearchOptions.h"
#include "driver/files.hpp"
#include "driver/judge.hpp"
#include "driver/spelling.hpp"
#include "emit/emit.hpp"

namespace ufb::plugin {
namespace {

namespace fs = std::filesystem;

/// -fplugin-arg-ufb-NAME=VALUE
struct arguments {
  std::string output_directory;    // empty: nothing is written
  std::vector<std::string> bases;  // folders that glue is named relative to; empty: the include folders
};

void fail(clang::DiagnosticsEngine& diagnostics, const std::string& why) {
  diagnostics.Report(diagnostics.getCustomDiagID(clang::DiagnosticsEngine::Error, "ufb: %0")) << why;
}

std::vector<std::string> include_folders(const clang::CompilerInstance& compiler) {
  std::vector<std::string> folders;
  for (const auto& one : compiler.getHeaderSearchOpts().UserEntries) folders.push_back(one.Path);
  return folders;
}

/// The headers of one compile, and their glue.
class glue_writer {
 public:
  glue_writer(clang::CompilerInstance& compiler, arguments given)
      : compiler_(compiler), given_(std::move(given)), folders_(include_folders(compiler)), own_(given_.bases), others_(folders_) {
    if (is_writing()) folders_.push_back(given_.output_directory);
  }

  bool is_writing() const { return !given_.output_directory.empty(); }

  std::string spell(const std::string& path) const { return own_.holds(path) ? own_(path) : others_(path); }

  bool has_glue(const std::string& glue) const {
    return headers_.contains(glue) || std::ranges::any_of(folders_, [&](const std::string& folder) {
             std::error_code error;
             return fs::exists(fs::path(folder) / glue, error);
           });
  }

  /// Returns: the annotated files that are the user's own.
  /// Effects: decides which of them will have their glue written.
  std::vector<clang::FileID> choose(const clang::SourceManager& sources, const scan::collected& found) {
    std::vector<clang::FileID> chosen;
    for (const clang::FileID id : scan::annotated_files(sources, found)) {
      const auto file = sources.getFileEntryRefForID(id);
      // Asked at the end, where #pragma GCC system_header counts.
      if (!file || driver::is_glue(file->getName()) || clang::SrcMgr::isSystem(sources.getFileCharacteristic(sources.getLocForEndOfFile(id)))) continue;
      chosen.push_back(id);
      const bool is_header = id != sources.getMainFileID() || compiler_.getLangOpts().IsHeaderFile;
      if (is_writing() && is_header) add_header(file->getName().str());
    }
    return chosen;
  }

  /// Effects: writes the glue of those that choose has chosen for it, or reports why not.
  void write(const std::vector<model::checked>& headers) const {
    if (headers_.empty() || compiler_.getDiagnostics().hasErrorOccurred()) return;
    // Annotations are no part of such a file: what is built on them would be wrong.
    if (compiler_.getSourceManager().loaded_sloc_entry_size() != 0)
      return fail(compiler_.getDiagnostics(), "glue cannot be written from a compile that reads a precompiled header or a module");
    std::vector<driver::output_file> files;
    for (const model::checked& one : headers)
      if (const auto chosen = headers_.find(one.glue); chosen != headers_.end() && chosen->second == one.spelling)
        files.push_back({(fs::path(given_.output_directory) / one.glue).string(), emit::emit(one)});
    if (const std::string problem = driver::write_files(files); !problem.empty()) fail(compiler_.getDiagnostics(), problem);
  }

 private:
  void add_header(const std::string& path) {
    if (!given_.bases.empty() && !own_.holds(path)) return;
    const std::string name = spell(path);
    if (const std::string problem = driver::obstacle_in_name(name); !problem.empty()) return fail(compiler_.getDiagnostics(), problem);
    const std::string glue = model::glue_header(name);
    const auto [other, is_first] = headers_.emplace(glue, name);
    if (!is_first) fail(compiler_.getDiagnostics(), "'" + other->second + "' and '" + name + "' would both write '" + glue + "'");
  }

  clang::CompilerInstance& compiler_;
  arguments given_;
  std::vector<std::string> folders_;  // where glue may be
  driver::spelling own_;
  driver::spelling others_;
  std::map<std::string, std::string> headers_;  // to be written, by their glue
};

class action : public clang::PluginASTAction {
 public:
  // An error of ours comes before any code is generated.
  ActionType getActionType() override { return AddBeforeMainAction; }

  bool ParseArgs(const clang::CompilerInstance& compiler, const std::vector<std::string>& words) override {
    for (const std::string& word : words) {
      const std::size_t equals = word.find('=');
      const std::string name = word.substr(0, equals);
      const std::string value = equals == std::string::npos ? std::string() : word.substr(equals + 1);
      if (name == "out" && !value.empty()) given_.output_directory = value;
      else if (name == "base" && !value.empty()) given_.bases.push_back(value);
      else return fail(compiler.getDiagnostics(), "'" + word + "' is no argument of the plugin; there are 'out=DIR' and 'base=DIR'"), false;
    }
    return true;
  }

  std::unique_ptr<clang::ASTConsumer> CreateASTConsumer(clang::CompilerInstance& compiler, llvm::StringRef) override {
    if (!compiler.getLangOpts().CPlusPlus) return std::make_unique<clang::ASTConsumer>();
    const auto writer = std::make_shared<glue_writer>(compiler, given_);
    if (writer->is_writing()) driver::allow_missing_glue(compiler.getPreprocessor());
    return driver::make_judge(compiler, {.names = {[writer](const std::string& path) { return writer->spell(path); },
                                                   [writer](const std::string& glue) { return writer->has_glue(glue); }},
                                         .files = [writer](const clang::SourceManager& sources, const scan::collected& found) { return writer->choose(sources, found); },
                                         .done = [writer](const std::vector<model::checked>& headers) { writer->write(headers); }});
  }

 private:
  arguments given_;
};

const clang::FrontendPluginRegistry::Add<action> entry("ufb", "check [[ufb::...]] annotations and write builders and validators");

}  // namespace
}  // namespace ufb::plugin
