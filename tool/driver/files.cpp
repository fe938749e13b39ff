// Writing by rename. See files.hpp.
#include "files.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <system_error>

#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

namespace ufb::driver {
namespace {

namespace fs = std::filesystem;

bool holds(const std::string& path, const std::string& text) {
  const auto file = llvm::MemoryBuffer::getFile(path);
  return file && (*file)->getBuffer() == text;
}

/// A file beside the one it is to become; removed unless it has become it.
class pending_file {
 public:
  explicit pending_file(const output_file& file) : path_(file.path) {
    std::error_code error;
    if (const fs::path folder = fs::path(path_).parent_path(); !folder.empty()) fs::create_directories(folder, error);
    int descriptor = -1;
    if (!error) error = llvm::sys::fs::createUniqueFile(path_ + ".%%%%%%", descriptor, temporary_, llvm::sys::fs::OF_None, 0666);
    if (error) {
      problem_ = describe(error);
      return;
    }
    const fs::file_status there = fs::status(path_, error);
    if (fs::exists(there)) fs::permissions(std::string(temporary_), there.permissions(), error);
    llvm::raw_fd_ostream stream(descriptor, /*shouldClose=*/true);
    stream << file.text;
    stream.close();
    if (stream.has_error()) problem_ = describe(stream.error());
    stream.clear_error();
  }
  pending_file(const pending_file&) = delete;
  pending_file& operator=(const pending_file&) = delete;
  ~pending_file() {
    if (!temporary_.empty()) llvm::sys::fs::remove(temporary_);
  }

  const std::string& problem() const { return problem_; }

  std::string commit() {
    if (const std::error_code error = llvm::sys::fs::rename(temporary_, path_)) return describe(error);
    temporary_.clear();
    return {};
  }

 private:
  std::string describe(std::error_code error) const { return "cannot write '" + path_ + "': " + error.message(); }

  std::string path_;
  llvm::SmallString<256> temporary_;
  std::string problem_;
};

void append_escaped(std::string& rule, const std::string& name) {
  for (const char c : name) {
    if (c == ' ' || c == '#' || c == '\\') rule += '\\';
    if (c == '$') rule += '$';
    rule += c;
  }
}

}  // namespace

std::string write_files(const std::vector<output_file>& files) {
  std::vector<std::unique_ptr<pending_file>> pending;
  for (const output_file& file : files) {
    if (holds(file.path, file.text)) continue;
    pending.push_back(std::make_unique<pending_file>(file));
    if (!pending.back()->problem().empty()) return pending.back()->problem();
  }
  for (const auto& file : pending)
    if (std::string problem = file->commit(); !problem.empty()) return problem;
  return {};
}

std::string write_or_print(const std::string& path, const std::string& text) {
  if (!path.empty()) return write_files({{path, text}});
  llvm::outs() << text;
  llvm::outs().flush();
  if (!llvm::outs().has_error()) return {};
  const std::string problem = "cannot write to the standard output: " + llvm::outs().error().message();
  llvm::outs().clear_error();
  return problem;
}

std::string touch(const std::string& path) {
  if (std::string problem = write_files({{path, ""}}); !problem.empty()) return problem;
  std::error_code error;
  fs::last_write_time(path, fs::file_time_type::clock::now(), error);
  return error ? "cannot touch '" + path + "': " + error.message() : std::string();
}

std::string make_rule(const std::string& target, const std::vector<std::string>& dependencies) {
  std::string rule;
  append_escaped(rule, target);
  rule += ':';
  for (const std::string& dependency : dependencies) {
    rule += " \\\n  ";
    append_escaped(rule, dependency);
  }
  rule += '\n';
  return rule;
}

}  // namespace ufb::driver
