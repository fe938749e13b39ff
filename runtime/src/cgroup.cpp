// Finds the process's memory cgroups through /proc/self/mountinfo and /proc/self/cgroup and reads their limits. See cgroup.hpp.
#include "cgroup.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <fstream>
#include <limits>
#include <utility>

namespace ufb::detail {

namespace {

using text_buffer = std::array<char, 8192>;

// v1 says "none" with the greatest number of whole pages, whose size differs between machines.
constexpr std::size_t least_none = std::size_t{1} << 62;

std::optional<std::size_t> to_number(std::string_view text) noexcept {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || number >= least_none) return std::nullopt;
  return number;
}

// Returns: nothing for "max", "none" in v1, and a file that is not there. 0 is a limit.
std::optional<std::size_t> read_number(const char* directory, const char* name) noexcept {
  std::array<char, 32> buffer;
  return to_number(read_file(directory, name, buffer.data(), buffer.size()));
}

std::string_view take_line(std::string_view& text) noexcept {
  const std::string_view line = text.substr(0, text.find('\n'));
  text.remove_prefix(std::min(line.size() + 1, text.size()));
  return line;
}

std::string_view take_word(std::string_view& text, char end) noexcept {
  const std::string_view word = text.substr(0, text.find(end));
  text.remove_prefix(std::min(word.size() + 1, text.size()));
  return word;
}

bool has_word(std::string_view list, std::string_view word) noexcept {
  while (!list.empty()) {
    if (take_word(list, ',') == word) return true;
  }
  return false;
}

// Blanks and backslashes in mountinfo are written \040.
std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned code = 0;
    if (text[i] == '\\' && i + 3 < text.size() && std::from_chars(text.data() + i + 1, text.data() + i + 4, code, 8).ptr == text.data() + i + 4) {
      out += static_cast<char>(code);
      i += 3;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::optional<cgroup_level> level(std::optional<std::size_t> limit, std::optional<std::size_t> used, std::optional<std::size_t> cached) noexcept {
  if (!limit || !used) return std::nullopt;
  return cgroup_level{*limit, *used - std::min(*used, cached.value_or(0))};
}

}  // namespace

std::string_view read_file(const char* directory, const char* name, char* buffer, std::size_t size) noexcept {
  char path[5000];
  const std::size_t length = std::strlen(directory), name_length = std::strlen(name);
  if (length + name_length + 2 > sizeof path) return {};
  std::memcpy(path, directory, length);
  path[length] = '/';
  std::memcpy(path + length + 1, name, name_length + 1);
  const int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) return {};
  std::size_t done = 0;
  for (ssize_t part = 1; part > 0 && done < size; done += static_cast<std::size_t>(std::max<ssize_t>(part, 0))) {
    part = ::read(file, buffer + done, size - done);
  }
  close(file);
  return {buffer, done};
}

std::optional<std::size_t> number_after(std::string_view text, std::string_view key) noexcept {
  while (!text.empty()) {
    std::string_view line = take_line(text);
    if (!line.starts_with(key)) continue;
    line.remove_prefix(key.size());
    if (!line.empty() && line.front() != ' ' && line.front() != '\t') continue;
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    return to_number(line);
  }
  return std::nullopt;
}

cgroup_tree::cgroup_tree(std::string root) : root_(std::move(root)) {
  std::ifstream mounts(root_ + "/proc/self/mountinfo");
  // 36 35 0:30 /mount/root /mount/point rw,… shared:1 - cgroup2 source rw,…
  for (std::string text; std::getline(mounts, text);) {
    std::string_view line = text;
    const std::size_t dash = line.find(" - ");
    if (dash == std::string_view::npos) continue;
    std::string_view type_and_options = line.substr(dash + 3);
    const std::string_view type = take_word(type_and_options, ' ');
    take_word(type_and_options, ' ');
    hierarchy* const found = type == "cgroup2" ? &v2_ : type == "cgroup" && has_word(type_and_options, "memory") ? &v1_ : nullptr;
    if (found == nullptr || !found->mount_point.empty()) continue;
    for (int skipped = 0; skipped != 3; ++skipped) take_word(line, ' ');
    found->mount_root = unescaped(take_word(line, ' '));
    found->mount_point = unescaped(take_word(line, ' '));
    if (found->mount_root == "/") found->mount_root.clear();
  }
}

bool cgroup_tree::own_path::append(std::string_view part) noexcept {
  while (!part.empty() && part.back() == '/') part.remove_suffix(1);
  if (length + part.size() + 1 > most) return false;
  std::memcpy(text + length, part.data(), part.size());
  length += part.size();
  text[length] = '\0';
  return true;
}

bool cgroup_tree::own_path::ascend() noexcept {
  if (length <= mount_length) return false;
  length = std::string_view(text, length).rfind('/');
  length = std::max(length, mount_length);
  text[length] = '\0';
  return true;
}

bool cgroup_tree::find_own(bool is_v2, own_path& path) const noexcept {
  const hierarchy& in = is_v2 ? v2_ : v1_;
  if (in.mount_point.empty()) return false;
  text_buffer buffer;
  std::string_view lines = read_file(root_.c_str(), "proc/self/cgroup", buffer.data(), buffer.size());
  while (!lines.empty()) {
    std::string_view line = take_line(lines);  // 4:memory:/own or, in v2, 0::/own
    take_word(line, ':');
    const std::string_view controllers = take_word(line, ':');
    if (is_v2 ? !controllers.empty() : !has_word(controllers, "memory")) continue;
    if (!path.append(root_) || !path.append(in.mount_point)) return false;
    path.mount_length = path.length;
    // What is not below the mounted cgroup is a path of another cgroup namespace: what is mounted is all there is to see.
    if (!line.starts_with(in.mount_root) || line.find("/..") != std::string_view::npos) return true;
    line.remove_prefix(in.mount_root.size());
    return (!line.empty() && line.front() != '/') || path.append(line);
  }
  return false;
}

std::optional<cgroup_level> cgroup_tree::read_v1(const char* directory, bool is_own) noexcept {
  text_buffer buffer;
  const std::optional<std::size_t> limit = read_number(directory, "memory.limit_in_bytes");
  // Kernels before 5.11 can leave out of a cgroup what those below it have.
  if (!limit || (!is_own && read_number(directory, "memory.use_hierarchy") == 0u)) return std::nullopt;
  const std::string_view stat = read_file(directory, "memory.stat", buffer.data(), buffer.size());
  return level(limit, read_number(directory, "memory.usage_in_bytes"), number_after(stat, "total_inactive_file"));
}

std::optional<cgroup_level> cgroup_tree::read_v2(const char* directory) noexcept {
  text_buffer buffer;
  // Beyond `high` the kernel does not kill, but lets the process hardly run.
  const std::optional<std::size_t> max = read_number(directory, "memory.max"), high = read_number(directory, "memory.high");
  if (!max && !high) return std::nullopt;
  const std::string_view stat = read_file(directory, "memory.stat", buffer.data(), buffer.size());
  return level(std::min(max.value_or(least_none), high.value_or(least_none)), read_number(directory, "memory.current"),
               number_after(stat, "inactive_file"));
}

std::string cgroup_tree::pressure_file() const {
  own_path path;
  if (find_own(true, path)) {
    std::string file = std::string(path.text) + "/memory.pressure";
    if (access(file.c_str(), R_OK) == 0) return file;
  }
  std::string file = root_ + "/proc/pressure/memory";
  return access(file.c_str(), R_OK) == 0 ? file : std::string();
}

}  // namespace ufb::detail
