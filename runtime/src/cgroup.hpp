// The memory cgroups that the process is in, from its own up to the root, of v1, v2 and hosts that have both. Used by memory_limit.cpp,
// and by the tests, which put a tree of files in the place of the system's.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace ufb::detail {

// What one cgroup may have and has. Page cache that the kernel drops before it runs out of memory is not counted.
struct cgroup_level {
  std::size_t limit_bytes;
  std::size_t used_bytes;
};

class cgroup_tree {
 public:
  // Effects: finds where the hierarchies are mounted; mounts that come later are not seen. `root` stands before all paths: empty, or a
  // test's directory. Throws: std::bad_alloc.
  explicit cgroup_tree(std::string root);

  // Effects: calls visit(level, is_v2) for each cgroup on the process's path that has a limit; the path is read anew, as a process can be
  // moved. Allocates nothing: memory may be what is missing.
  template <class Visitor>
  void for_each_limit(Visitor visit) const noexcept {
    for (const bool is_v2 : {false, true}) {
      own_path path;
      bool is_own = true;
      for (bool more = find_own(is_v2, path); more; more = path.ascend(), is_own = false) {
        if (const std::optional<cgroup_level> level = is_v2 ? read_v2(path.text) : read_v1(path.text, is_own)) visit(*level, is_v2);
      }
    }
  }

  // Returns: the file in which the kernel says how much the process's own cgroup, or else the system, waits for memory; empty where it
  // does not say.
  std::string pressure_file() const;

 private:
  struct hierarchy {
    std::string mount_point;  // behind root; empty: not mounted
    std::string mount_root;   // the cgroup that is mounted there; its own ancestors cannot be seen
  };

  // The directory of a cgroup, which is cut to that of its parent.
  struct own_path {
    static constexpr std::size_t most = 4096;
    char text[most];
    std::size_t length = 0;
    std::size_t mount_length = 0;
    bool append(std::string_view part) noexcept;
    bool ascend() noexcept;  // Returns: whether there is a parent in sight
  };

  bool find_own(bool is_v2, own_path& path) const noexcept;
  static std::optional<cgroup_level> read_v1(const char* directory, bool is_own) noexcept;
  static std::optional<cgroup_level> read_v2(const char* directory) noexcept;

  std::string root_;
  hierarchy v1_, v2_;
};

// Returns: the number that follows `key` at the start of a line, as in /proc/meminfo and memory.stat.
std::optional<std::size_t> number_after(std::string_view text, std::string_view key) noexcept;

// Returns: what the file has, at most `size` bytes of it; empty where it cannot be read.
std::string_view read_file(const char* directory, const char* name, char* buffer, std::size_t size) noexcept;

}  // namespace ufb::detail
