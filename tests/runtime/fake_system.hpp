// A directory that stands in the place of /, with the files of /proc and of cgroups that a test wants there. For tests of what reads them.
#pragma once

#include <doctest/doctest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace ufb::test {

class fake_system {
 public:
  fake_system() {
    std::string pattern = (std::filesystem::temp_directory_path() / "ufb_system_XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    root_ = pattern;
  }
  fake_system(const fake_system&) = delete;
  fake_system& operator=(const fake_system&) = delete;
  ~fake_system() {
    std::error_code ignored;
    std::filesystem::remove_all(root_, ignored);
  }

  const std::string& root() const { return root_; }

  fake_system& write(std::string_view path, std::string_view text) {
    const std::filesystem::path file = root_ + std::string(path);
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::trunc) << text;
    return *this;
  }
  fake_system& write(std::string_view path, std::size_t number) { return write(path, std::to_string(number) + "\n"); }
  void remove(std::string_view path) { std::filesystem::remove_all(root_ + std::string(path)); }

  // A machine with cgroup v2 alone, or with the memory controller of v1 beside an empty v2 tree; the process is in `own`.
  fake_system& mount_v2(std::string_view own, std::string_view mount_root = "/") {
    write("/proc/self/mountinfo", "22 1 0:20 / / rw - ext4 /dev/sda rw\n30 22 0:26 " + std::string(mount_root) +
                                      " /sys/fs/cgroup rw,nosuid - cgroup2 cgroup2 rw,nsdelegate\n");
    return write("/proc/self/cgroup", "0::" + std::string(own) + "\n");
  }
  fake_system& mount_v1(std::string_view own, std::string_view mount_root = "/") {
    write("/proc/self/mountinfo", "31 22 0:27 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu,cpuacct\n35 31 0:32 " +
                                      std::string(mount_root) + " /sys/fs/cgroup/memory rw shared:9 - cgroup cgroup rw,memory\n" +
                                      "41 31 0:38 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw\n");
    return write("/proc/self/cgroup", "9:cpu,cpuacct:/elsewhere\n4:memory:" + std::string(own) + "\n0::/\n");
  }

  fake_system& v2(std::string_view directory, std::string_view max, std::size_t current, std::size_t inactive_file = 0) {
    const std::string in = "/sys/fs/cgroup" + std::string(directory);
    write(in + "/memory.max", std::string(max) + "\n");
    write(in + "/memory.high", "max\n");
    write(in + "/memory.stat", "anon 1\nfile 2\nactive_file 3\ninactive_file " + std::to_string(inactive_file) + "\n");
    return write(in + "/memory.current", current);
  }
  fake_system& v1(std::string_view directory, std::size_t limit, std::size_t usage, std::size_t inactive_file = 0) {
    const std::string in = "/sys/fs/cgroup/memory" + std::string(directory);
    write(in + "/memory.limit_in_bytes", limit);
    write(in + "/memory.use_hierarchy", 1);
    write(in + "/memory.stat", "cache 9\ninactive_file 1\ntotal_cache 9\ntotal_inactive_file " + std::to_string(inactive_file) + "\n");
    return write(in + "/memory.usage_in_bytes", usage);
  }

 private:
  std::string root_;
};

}  // namespace ufb::test
