// Files that appear whole or not at all. Used by pipeline and plugin.
#pragma once

#include <string>
#include <vector>

namespace ufb::driver {

struct output_file {
  std::string path;
  std::string text;
};

/// Effects: gives each file its text, by a temporary file and a rename; a file that has it already is left alone, with its time;
/// one that is replaced keeps its permissions.
/// All temporary files are written before the first is renamed; on an error before that, nothing has changed.
/// Returns: what went wrong, or an empty string.
std::string write_files(const std::vector<output_file>& files);

/// Effects: writes the text to the file as write_files() does, or, where the path is empty, to the standard output.
/// Returns: what went wrong, or an empty string.
std::string write_or_print(const std::string& path, const std::string& text);

/// Effects: creates the file, or gives it the present time.
/// Returns: what went wrong, or an empty string.
std::string touch(const std::string& path);

/// Returns: a rule of make, `target: dependencies`, names escaped as GCC's -MD does.
std::string make_rule(const std::string& target, const std::vector<std::string>& dependencies);

}  // namespace ufb::driver
