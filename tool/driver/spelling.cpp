// Paths relative to base folders. See spelling.hpp.
#include "spelling.hpp"

#include <algorithm>
#include <system_error>

namespace ufb::driver {
namespace {

namespace fs = std::filesystem;

/// Links followed, so that two names of one folder are one.
fs::path follow(const fs::path& path) {
  std::error_code error;
  fs::path absolute = fs::weakly_canonical(path, error);
  if (!absolute.has_filename()) absolute = absolute.parent_path();
  return absolute;
}

}  // namespace

spelling::spelling(const std::vector<std::string>& bases) {
  for (const std::string& base : bases)
    if (std::error_code error; fs::is_directory(base, error)) bases_.push_back(follow(base));
}

std::string spelling::canonical(const std::string& header) { return follow(header).string(); }

const fs::path* spelling::base_of(const fs::path& header) const {
  const fs::path* longest = nullptr;
  for (const fs::path& base : bases_) {
    const auto [rest, _] = std::mismatch(base.begin(), base.end(), header.begin(), header.end());
    if (rest == base.end() && (longest == nullptr || base.native().size() > longest->native().size())) longest = &base;
  }
  return longest;
}

bool spelling::holds(const std::string& header) const { return base_of(follow(header)) != nullptr; }

std::string spelling::operator()(const std::string& header) const {
  const fs::path path = follow(header);
  const fs::path* base = base_of(path);
  return base == nullptr ? path.filename().generic_string() : path.lexically_relative(*base).generic_string();
}

std::string obstacle_in_name(const std::string& name) {
  if (name.find_first_of("\"\n\r") == std::string::npos && !name.ends_with('\\')) return {};
  return "no #include can say '" + name + "', which has a double quote or the end of a line in it, or a backslash at its end; rename it";
}

}  // namespace ufb::driver
