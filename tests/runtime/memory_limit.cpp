// memory_limit.hpp: of the limits of cgroups v1 and v2, of the address space and of the machine, the one that would be met first; in trees
// of files that stand in the place of the system's, and in the system's own.
#include <doctest/doctest.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <memory_limit.hpp>
#include <sstream>

#include "fake_system.hpp"

using ufb::limit_source;
using ufb::test::fake_system;

namespace {

constexpr std::size_t mebibyte = 1 << 20;
constexpr std::size_t none_in_v1 = 9223372036854771712u;

std::optional<ufb::memory_limit> find(const fake_system& system) { return ufb::detail::limit_finder(system.root()).find(); }

void check(const std::optional<ufb::memory_limit>& limit, std::size_t bytes, std::size_t used, limit_source source) {
  REQUIRE(limit);
  CHECK(limit->limit_bytes == bytes);
  CHECK(limit->used_bytes == used);
  CHECK(limit->source == source);
}

}  // namespace

TEST_CASE("memory_limit: v2, the process's own cgroup, without page cache that can go") {
  fake_system system;
  system.mount_v2("/app").v2("/app", "1000", 700, 200);
  check(find(system), 1000, 500, limit_source::cgroup_v2);
  system.v2("/app", "1000", 100, 200);  // read at different moments
  check(find(system), 1000, 0, limit_source::cgroup_v2);
}

TEST_CASE("memory_limit: v2, a cgroup above has less left than the own one") {
  fake_system system;
  system.mount_v2("/a/b/c").v2("/a/b/c", "1000", 100).v2("/a/b", "max", 400).v2("/a", "2000", 1950);
  check(find(system), 2000, 1950, limit_source::cgroup_v2);
  system.v2("/a", "2000", 1000);
  check(find(system), 1000, 100, limit_source::cgroup_v2);
  system.v2("/a", "1900", 1000);  // as much left: the innermost
  check(find(system), 1000, 100, limit_source::cgroup_v2);
}

TEST_CASE("memory_limit: v2, beyond memory.high a process hardly runs") {
  fake_system system;
  system.mount_v2("/app").v2("/app", "1000", 300).write("/sys/fs/cgroup/app/memory.high", 800);
  check(find(system), 800, 300, limit_source::cgroup_v2);
  system.v2("/app", "max", 300).write("/sys/fs/cgroup/app/memory.high", 800);
  check(find(system), 800, 300, limit_source::cgroup_v2);
}

TEST_CASE("memory_limit: max is no limit, 0 is one, what is missing or nonsense is none") {
  fake_system system;
  system.mount_v2("/app").v2("/app", "max", 300);
  CHECK_FALSE(find(system));
  system.v2("/app", "0", 300);
  check(find(system), 0, 300, limit_source::cgroup_v2);
  CHECK(find(system)->free_bytes() == 0);
  CHECK(find(system)->used_share() == 1.0);
  for (const char* const nonsense : {"", "-1", "lots", "99999999999999999999999"}) {
    system.v2("/app", nonsense, 300);
    CHECK_FALSE(find(system));
  }
  system.v2("/app", "1000", 300).remove("/sys/fs/cgroup/app/memory.stat");
  check(find(system), 1000, 300, limit_source::cgroup_v2);
  system.remove("/sys/fs/cgroup/app/memory.current");
  CHECK_FALSE(find(system));
  system.remove("/sys/fs/cgroup/app");
  CHECK_FALSE(find(system));
  system.remove("/proc");
  CHECK_FALSE(find(system));
}

TEST_CASE("memory_limit: changes under it") {
  fake_system system;
  system.mount_v2("/app").v2("/app", "1000", 300);
  const ufb::detail::limit_finder finder(system.root());
  check(finder.find(), 1000, 300, limit_source::cgroup_v2);
  system.v2("/app", "500", 400);
  check(finder.find(), 500, 400, limit_source::cgroup_v2);
  system.v2("/other", "700", 100).write("/proc/self/cgroup", "0::/other\n");  // the process was moved
  check(finder.find(), 700, 100, limit_source::cgroup_v2);
  system.remove("/sys/fs/cgroup/other");
  CHECK_FALSE(finder.find());
}

TEST_CASE("memory_limit: v1, its own and one above; none is the greatest number of whole pages") {
  fake_system system;
  system.mount_v1("/a/b").v1("", none_in_v1, 9000).v1("/a", none_in_v1, 800).v1("/a/b", 1000, 700, 200);
  check(find(system), 1000, 500, limit_source::cgroup_v1);
  system.v1("/a", 900, 850, 50);
  check(find(system), 900, 800, limit_source::cgroup_v1);
  system.write("/sys/fs/cgroup/memory/a/memory.use_hierarchy", std::size_t{0});  // it does not count what is in /a/b
  check(find(system), 1000, 500, limit_source::cgroup_v1);
  system.write("/sys/fs/cgroup/memory/a/b/memory.use_hierarchy", std::size_t{0});  // but /a/b itself
  check(find(system), 1000, 500, limit_source::cgroup_v1);
  system.v1("/a/b", 0, 10);
  check(find(system), 0, 10, limit_source::cgroup_v1);
  system.v1("/a/b", none_in_v1, 10);
  CHECK_FALSE(find(system));
}

TEST_CASE("memory_limit: hybrid, both hierarchies have cgroups of the process") {
  fake_system system;
  system.mount_v1("/a").v1("/a", 1000, 100).write("/proc/self/cgroup", "4:memory:/a\n0::/b\n");
  check(find(system), 1000, 100, limit_source::cgroup_v1);  // as on most such machines: the controller is v1's
  for (const auto& [file, text] : {std::pair("memory.max", "1500"), {"memory.current", "1450"}}) {
    system.write(std::string("/sys/fs/cgroup/unified/b/") + file, text);
  }
  check(find(system), 1500, 1450, limit_source::cgroup_v2);
}

TEST_CASE("memory_limit: containers see a part of the tree only") {
  fake_system system;
  // The host's path, of which the last cgroup is mounted as the whole tree.
  system.mount_v1("/docker/1234", "/docker/1234").v1("", 1000, 300);
  check(find(system), 1000, 300, limit_source::cgroup_v1);
  system.mount_v1("/docker/1234/inner", "/docker/1234").v1("/inner", 800, 600);
  check(find(system), 800, 600, limit_source::cgroup_v1);
  system.mount_v1("/docker/12345", "/docker/1234");  // merely begins alike
  check(find(system), 1000, 300, limit_source::cgroup_v1);
  // The host's path, where nothing says what is mounted: from the mount up there is nothing else.
  system.mount_v2("/docker/1234").v2("", "2000", 500);
  check(find(system), 2000, 500, limit_source::cgroup_v2);
  system.mount_v2("/../../elsewhere").v2("/elsewhere", "10", 5);  // outside of this cgroup namespace
  check(find(system), 2000, 500, limit_source::cgroup_v2);
}

TEST_CASE("memory_limit: blanks in the path of the mount; a path longer than any") {
  fake_system system;
  system.write("/proc/self/mountinfo", "30 22 0:26 / /my\\040cgroups\\134x rw - cgroup2 cgroup2 rw\n").write("/proc/self/cgroup", "0::/a b\n");
  system.write("/my cgroups\\x/a b/memory.max", 1000).write("/my cgroups\\x/a b/memory.current", 1);
  check(find(system), 1000, 1, limit_source::cgroup_v2);
  system.write("/proc/self/cgroup", "0::/" + std::string(5000, 'x') + "\n");
  CHECK_FALSE(find(system));
}

TEST_CASE("memory_limit: the machine's memory") {
  fake_system system;
  system.write("/proc/meminfo", "MemTotal:       1000 kB\nMemFree:         10 kB\nMemAvailable:    400 kB\nMemTotalX: 1 kB\n");
  check(find(system), 1000 * 1024, 600 * 1024, limit_source::physical);
  system.mount_v2("/app").v2("/app", std::to_string(500 * 1024), 1024);
  check(find(system), 1000 * 1024, 600 * 1024, limit_source::physical);  // 400 KiB left, against 499
  system.v2("/app", std::to_string(500 * 1024), 200 * 1024);
  check(find(system), 500 * 1024, 200 * 1024, limit_source::cgroup_v2);
}

TEST_CASE("memory_limit: the address space, of this process") {
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    const std::size_t bytes = std::size_t{1} << 46;  // more than sanitizers set aside
    const rlimit address_space{bytes, bytes};
    fake_system system;  // without /proc: no other limit
    system.write("/proc/self/statm", "3000 2000 1000 1 0 500 0\n");
    if (setrlimit(RLIMIT_AS, &address_space) != 0) _exit(2);
    const auto limit = find(system);
    const bool found = limit && limit->source == limit_source::address_space && limit->limit_bytes == bytes &&
                       limit->used_bytes == 3000 * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    system.remove("");
    _exit(found ? 0 : 1);
  }
  int status = -1;
  REQUIRE(waitpid(child, &status, 0) == child);
  CHECK(status == 0);
}

TEST_CASE("memory_limit: the system's own") {
  const std::optional<ufb::memory_limit> limit = ufb::get_memory_limit();
  REQUIRE(limit);
  CHECK(limit->limit_bytes > mebibyte);
  CHECK(limit->used_bytes > 0);
  CHECK(limit->used_share() > 0);
}

TEST_CASE("memory_limit: one line for people") {
  std::ostringstream out;
  out << ufb::memory_limit{50, 40, limit_source::cgroup_v2} << ", " << ufb::memory_limit{1, 2, limit_source::given};
  CHECK(out.str() == "cgroup v2: 40 of 50 B used, given limit: 2 of 1 B used");
}
