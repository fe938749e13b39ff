// Flags and folders of the user's compiler and of ours. See toolchain.hpp.
#include "toolchain.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <set>
#include <utility>

#include "clang/Driver/Types.h"
#include "clang/Tooling/CompilationDatabase.h"
#include "compat.hpp"
#include "llvm/ADT/SmallString.h"
#include "llvm/Option/Arg.h"
#include "llvm/Option/ArgList.h"
#include "llvm/Option/OptTable.h"
#include "llvm/Option/Option.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"

namespace ufb::driver {
namespace {

llvm::opt::InputArgList parse(const std::vector<std::string>& flags) {
  std::vector<const char*> words;
  for (const std::string& flag : flags) words.push_back(flag.c_str());
  unsigned missing_index = 0;
  unsigned missing_count = 0;
  return option_table().ParseArgs(words, missing_index, missing_count, llvm::opt::Visibility(clang_options::ClangOption));
}

bool concerns_a_scan(const llvm::opt::Arg& flag) {
  const llvm::opt::Option& option = flag.getOption();
  using namespace clang_options;
  // A group's members: all of -W, all of -M. Actions: -c, -S, -E.
  for (const auto group : {OPT_W_Group, OPT_M_Group, OPT_Action_Group, OPT_clang_ignored_f_Group, OPT_clang_ignored_gcc_optimization_f_Group})
    if (option.matches(group)) return false;
  for (const auto one : {OPT_INPUT, OPT_UNKNOWN, OPT_o, OPT_include_pch, OPT__DASH_DASH, OPT_fmodule_file, OPT_w, OPT_pedantic_errors,
                         OPT_fplugin_EQ, OPT_fplugin_arg, OPT_fpass_plugin_EQ})
    if (option.matches(one)) return false;
  return true;
}

/// <exe>/../lib/clang/NN for an installed tool that brings the headers along.
std::string beside_executable() {
  llvm::SmallString<256> folder(llvm::sys::fs::getMainExecutable(nullptr, nullptr));
  llvm::sys::path::remove_filename(folder);
  llvm::sys::path::append(folder, "..", "lib", "clang", CLANG_VERSION_MAJOR_STRING);
  return std::string(folder);
}

/// What `clang-NN -print-resource-dir` says.
std::string printed_by_clang() {
  const auto clang = llvm::sys::findProgramByName("clang-" CLANG_VERSION_MAJOR_STRING);
  if (!clang) return {};
  llvm::SmallString<128> output;
  if (llvm::sys::fs::createTemporaryFile("ufb", "txt", output)) return {};
  const std::array<std::optional<llvm::StringRef>, 3> redirects{llvm::StringRef(), llvm::StringRef(output), llvm::StringRef()};
  const int status = llvm::sys::ExecuteAndWait(*clang, {*clang, "-print-resource-dir"}, std::nullopt, redirects);
  const auto text = llvm::MemoryBuffer::getFile(output);
  std::string folder = status == 0 && text ? (*text)->getBuffer().trim().str() : std::string();
  llvm::sys::fs::remove(output);
  return folder;
}

std::unique_ptr<clang::tooling::CompilationDatabase> load_database(const std::string& folder, std::string& why) {
  std::string details;
  auto database = clang::tooling::CompilationDatabase::loadFromDirectory(folder, details);
  if (database == nullptr) why = "no compile_commands.json to read in '" + folder + "'";
  return database;
}

bool holds_headers(const std::string& folder) { return !folder.empty() && llvm::sys::fs::exists(folder + "/include/stddef.h"); }

}  // namespace

std::vector<std::string> filter_flags(const std::vector<std::string>& flags) {
  const llvm::opt::InputArgList parsed = parse(flags);
  llvm::opt::ArgStringList kept;
  for (const llvm::opt::Arg* flag : parsed)
    if (concerns_a_scan(*flag)) flag->render(parsed, kept);
  return {kept.begin(), kept.end()};
}

std::vector<std::string> include_folders(const std::vector<std::string>& flags) {
  const llvm::opt::InputArgList parsed = parse(flags);
  using namespace clang_options;
  std::vector<std::string> folders;
  for (const llvm::opt::Arg* flag : parsed.filtered(OPT_I, OPT_isystem, OPT_iquote, OPT_idirafter)) folders.emplace_back(flag->getValue());
  for (const char* folder : {"/usr/include", "/usr/local/include"}) folders.push_back(parsed.getLastArgValue(OPT__sysroot_EQ).str() + folder);
  return folders;
}

std::optional<std::vector<std::string>> database_flags(const std::string& folder, const std::string& header, std::string& why) {
  const auto database = load_database(folder, why);
  if (database == nullptr) return {};
  const auto commands = database->getCompileCommands(header);
  if (commands.empty()) {
    why = "no command for '" + header + "' in " + folder + "/compile_commands.json";
    return {};
  }
  const clang::tooling::CompileCommand& command = commands.front();
  std::vector<std::string> flags(command.CommandLine.begin() + 1, command.CommandLine.end());
  flags.insert(flags.begin(), "-working-directory=" + command.Directory);
  return flags;
}

std::optional<std::vector<std::string>> database_sources(const std::string& folder, std::string& why) {
  const auto database = load_database(folder, why);
  if (database == nullptr) return {};
  std::vector<std::string> sources;
  std::set<std::string> seen;
  for (const clang::tooling::CompileCommand& command : database->getAllCompileCommands()) {
    llvm::SmallString<256> path(llvm::sys::path::is_absolute(command.Filename) ? "" : command.Directory);
    llvm::sys::path::append(path, command.Filename);
    llvm::sys::path::remove_dots(path, /*remove_dot_dot=*/true);
    if (is_source(std::string(path)) && seen.insert(std::string(path)).second) sources.emplace_back(path);
  }
  return sources;
}

bool is_source(const std::string& path) {
  llvm::StringRef extension = llvm::sys::path::extension(path);
  extension.consume_front(".");
  const auto type = clang::driver::types::lookupTypeForExtension(extension);
  return type == clang::driver::types::TY_CXX;
}

std::string find_resource_directory() {
  if (std::string folder = beside_executable(); holds_headers(folder)) return folder;
  if (std::string folder = UFB_CLANG_RESOURCE_DIR; holds_headers(folder)) return folder;
  if (std::string folder = printed_by_clang(); holds_headers(folder)) return folder;
  return {};
}

}  // namespace ufb::driver
