// Edits put together by file. See fix.hpp.
#include "fix.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <system_error>

#include "files.hpp"
#include "llvm/Support/MemoryBuffer.h"

namespace ufb::driver {
namespace {

/// The edits of one file, in order; none overlaps another.
using edits = std::vector<file_edit>;

/// Two insertions at one place overlap: nothing says which comes first.
bool overlap(const file_edit& one, const file_edit& other) {
  return (one.begin < other.end && other.begin < one.end) || one.begin == other.begin;
}

bool fits(const file_edit& edit, const std::map<std::string, edits>& by_file) {
  const auto there = by_file.find(edit.path);
  return there == by_file.end() || std::ranges::none_of(there->second, [&](const file_edit& one) { return overlap(one, edit); });
}

std::string edited(const llvm::StringRef before, edits& of_file) {
  std::ranges::sort(of_file, {}, &file_edit::begin);
  std::string after;
  std::size_t done = 0;
  for (const file_edit& edit : of_file) {
    after += before.slice(done, edit.begin);
    after += edit.text;
    done = edit.end;
  }
  after += before.substr(done);
  return after;
}

/// A link stays a link.
std::string behind_links(const std::string& path) {
  std::error_code error;
  const std::filesystem::path file = std::filesystem::canonical(path, error);
  return error ? path : file.string();
}

}  // namespace

std::string make_fixes(const std::vector<message>& messages, std::vector<message>& made) {
  std::map<std::string, edits> by_file;
  for (const message& one : messages) {
    const bool is_to_be_made = one.is_ours && !one.fix.empty();
    if (!is_to_be_made || !std::ranges::all_of(one.fix, [&](const file_edit& edit) { return fits(edit, by_file); })) continue;
    for (const file_edit& edit : one.fix) by_file[edit.path].push_back(edit);
    made.push_back(one);
  }
  std::vector<output_file> files;
  for (auto& [path, of_file] : by_file) {
    const auto before = llvm::MemoryBuffer::getFile(path);
    if (!before) return "cannot read '" + path + "': " + before.getError().message();
    files.push_back({behind_links(path), edited((*before)->getBuffer(), of_file)});
  }
  return write_files(files);
}

}  // namespace ufb::driver
