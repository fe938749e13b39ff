// A program that builds, validates and pools, and measures, watches, guards and streams nothing: it must pay nothing for that. Run by unused.sh,
// which also looks at the symbols that it needs.
#include <filesystem>
#include <iostream>
#include <iterator>
#include <string>
#include <ufb/ufb.hpp>

namespace {

struct user {
  std::string name;
  int age = 0;
};

}  // namespace

template <>
inline constexpr auto ufb::schema<user> = ufb::object(ufb::field<&user::name>(ufb::length(1, 64)), ufb::field<&user::age>(ufb::range(0, 150)));

int main() {
  const std::string name = "Ada";
  for (int i = 0; i != 1000; ++i) {
    if (!ufb::build<user>().with<&user::name>(name).with<&user::age>(37).build_pooled()) return 1;
  }
  if (ufb::validate(user{"", 151}).size() != 2 || ufb::get_pool_stats().total_hits == 0) return 1;

  int problems = 0;
  const std::filesystem::directory_iterator threads("/proc/self/task");
  if (std::distance(begin(threads), end(threads)) != 1) {
    std::cerr << "there is a thread that nobody asked for\n";
    ++problems;
  }
  for (const auto& file : std::filesystem::directory_iterator("/proc/self/fd")) {
    std::error_code gone;  // that of this loop
    const std::string opened = std::filesystem::read_symlink(file, gone);
    if (opened.starts_with("/proc/self") || opened.starts_with("/sys/fs/cgroup") || opened.starts_with("anon_inode:[eventfd]")) {
      std::cerr << "there is a file that nobody asked for: " << opened << '\n';
      ++problems;
    }
  }
  return problems;
}
