// What a header is called in an #include: its path relative to a base folder. Used by pipeline and plugin and, through them,
// by scan.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace ufb::driver {

class spelling {
 public:
  /// Effects: takes the folders as they are on disk now; those that do not exist count for nothing.
  explicit spelling(const std::vector<std::string>& bases);

  /// Returns: the header's path with links followed: the same for two names of one file.
  static std::string canonical(const std::string& header);

  /// Returns: the path relative to the longest base that holds the header, or its file name where none does; '/' between folders.
  std::string operator()(const std::string& header) const;

  /// Returns: whether a base holds the header.
  bool holds(const std::string& header) const;

 private:
  const std::filesystem::path* base_of(const std::filesystem::path& header) const;

  std::vector<std::filesystem::path> bases_;  // canonical
};

/// Returns: why no header of this name can have glue, whose first #include would have to say it; empty where there is no reason.
std::string obstacle_in_name(const std::string& name);

}  // namespace ufb::driver
