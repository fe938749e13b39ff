// Asks the process's cgroups, RLIMIT_AS and /proc/meminfo, and takes the limit that would be met first. See memory_limit.hpp.
#include "memory_limit.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <ostream>

namespace ufb {

namespace detail {

namespace {

void keep_nearer(std::optional<memory_limit>& nearest, const memory_limit& other) noexcept {
  if (!nearest || other.free_bytes() < nearest->free_bytes()) nearest = other;
}

}  // namespace

std::optional<memory_limit> limit_finder::find() const noexcept {
  std::optional<memory_limit> nearest;
  cgroups_.for_each_limit([&](const cgroup_level& level, bool is_v2) {
    keep_nearer(nearest, {level.limit_bytes, level.used_bytes, is_v2 ? limit_source::cgroup_v2 : limit_source::cgroup_v1});
  });

  std::array<char, 4096> buffer;
  rlimit address_space{};
  if (getrlimit(RLIMIT_AS, &address_space) == 0 && address_space.rlim_cur != RLIM_INFINITY) {
    const std::string_view statm = read_file(root_.c_str(), "proc/self/statm", buffer.data(), buffer.size());
    std::size_t pages = 0;
    std::from_chars(statm.data(), statm.data() + statm.size(), pages);
    keep_nearer(nearest, {address_space.rlim_cur, pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE)), limit_source::address_space});
  }

  const std::string_view meminfo = read_file(root_.c_str(), "proc/meminfo", buffer.data(), buffer.size());
  const std::optional<std::size_t> total = number_after(meminfo, "MemTotal:"), available = number_after(meminfo, "MemAvailable:");
  if (total && available) keep_nearer(nearest, {*total * 1024, (*total - std::min(*total, *available)) * 1024, limit_source::physical});
  return nearest;
}

}  // namespace detail

std::optional<memory_limit> get_memory_limit() noexcept {
  try {
    static const detail::limit_finder finder{std::string()};
    return finder.find();
  } catch (const std::exception&) {  // no memory for what is found once; another time there may be
    return std::nullopt;
  }
}

std::ostream& operator<<(std::ostream& out, const memory_limit& limit) {
  constexpr std::array names{"given limit", "cgroup v1", "cgroup v2", "address space", "physical memory"};
  return out << names[static_cast<std::size_t>(limit.source)] << ": " << limit.used_bytes << " of " << limit.limit_bytes << " B used";
}

}  // namespace ufb
