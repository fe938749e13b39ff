// memory_usage.hpp: the figures follow what the process does, also after fork and after the descriptors are gone.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <malloc.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>
#include <sstream>
#include <ufb/memory_limit.hpp>
#include <ufb/memory_usage.hpp>
#include <ufb/pool.hpp>
#include <vector>

namespace {

constexpr std::size_t mebibyte = 1 << 20;

// Mapped behind malloc's back.
class mapping {
 public:
  explicit mapping(std::size_t bytes)
      : bytes_(bytes), start_(mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)) {
    REQUIRE(start_ != MAP_FAILED);
  }
  mapping(const mapping&) = delete;
  mapping& operator=(const mapping&) = delete;
  ~mapping() { munmap(start_, bytes_); }
  void touch() { std::memset(start_, 1, bytes_); }

 private:
  std::size_t bytes_;
  void* start_;
};

// Returns: whether a child process says so.
bool in_child(auto question) {
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) _exit(question() ? 0 : 1);
  int status = -1;
  REQUIRE(waitpid(child, &status, 0) == child);
  return status == 0;
}

}  // namespace

TEST_CASE("memory: resident and mapped bytes follow a mapping") {
  const ufb::memory_usage before = ufb::get_memory_usage();
  CHECK(before.rss_bytes > mebibyte / 4);
  CHECK(before.peak_rss_bytes >= before.rss_bytes);
  {
    mapping memory(32 * mebibyte);
    const ufb::memory_usage mapped = ufb::get_memory_usage();
    CHECK(mapped.mapped_bytes >= before.mapped_bytes + 32 * mebibyte);
    CHECK(mapped.rss_bytes < before.rss_bytes + 16 * mebibyte);
    memory.touch();
    CHECK(ufb::get_memory_usage().rss_bytes >= before.rss_bytes + 30 * mebibyte);
  }
  const ufb::memory_usage after = ufb::get_memory_usage();
  CHECK(after.rss_bytes < before.rss_bytes + 16 * mebibyte);
  CHECK(after.peak_rss_bytes >= before.rss_bytes + 30 * mebibyte);
}

TEST_CASE("memory: glibc's malloc is asked only when the caller says so") {
  if (ufb::get_memory_usage().allocator != ufb::heap_allocator::glibc) return;  // a sanitizer's
  const ufb::memory_usage unasked = ufb::get_memory_usage();
  CHECK_FALSE(unasked.heap_used_bytes);
  CHECK_FALSE(unasked.heap_total_bytes);
  CHECK_FALSE(unasked.external_bytes);

  const std::vector<char> some(100'000);
  const struct mallinfo2 expected = mallinfo2();
  const ufb::memory_usage asked = ufb::get_memory_usage(ufb::heap_detail::ask);
  CHECK(asked.heap_used_bytes == expected.uordblks + expected.hblkhd);
  CHECK(asked.heap_total_bytes == expected.arena + expected.hblkhd);
  REQUIRE(asked.external_bytes);
  CHECK(*asked.external_bytes + *asked.heap_total_bytes == asked.mapped_bytes);
}

TEST_CASE("memory: pools show with the slabs they use, not with the address space they set aside") {
  struct object {
    std::uint64_t words[16];
  };
  const ufb::memory_usage before = ufb::get_memory_usage();
  auto one = ufb::make_pooled<object>();
  const ufb::memory_usage after = ufb::get_memory_usage();
  CHECK(after.pool_bytes == before.pool_bytes + 65536);
  CHECK(after.pool_bytes == ufb::get_pool_stats().bytes_reserved);
  CHECK(after.mapped_bytes < before.mapped_bytes + 4 * mebibyte);
}

TEST_CASE("memory: a child of fork reads itself") {
  CHECK(ufb::get_memory_usage().mapped_bytes > 0);  // opens what the child inherits
  CHECK(in_child([] {
    const std::size_t before = ufb::get_memory_usage().mapped_bytes;
    const mapping memory(64 * mebibyte);
    return ufb::get_memory_usage().mapped_bytes >= before + 60 * mebibyte;
  }));
}

TEST_CASE("memory: a program may close all descriptors it does not know") {
  CHECK(in_child([] {
    (void)ufb::get_memory_usage();
    for (int descriptor = 3; descriptor != 64; ++descriptor) close(descriptor);
    return ufb::get_memory_usage().rss_bytes > 0 && ufb::get_memory_usage().peak_rss_bytes > 0;
  }));
}

TEST_CASE("memory: such a program may have files of its own under their numbers") {
  CHECK(in_child([] {
    (void)ufb::get_memory_usage();
    std::FILE* const file = std::tmpfile();
    std::fputs("1 2 3 4 5 6 7\nVmHWM: 1 kB\n", file);
    std::fflush(file);
    for (int descriptor = 3; descriptor != 64; ++descriptor) {
      if (descriptor != fileno(file)) dup2(fileno(file), descriptor);
    }
    const ufb::memory_usage usage = ufb::get_memory_usage();
    const bool is_right = usage.rss_bytes > mebibyte / 4 && usage.peak_rss_bytes >= usage.rss_bytes && usage.mapped_bytes > mebibyte / 4;
    return is_right && in_child([] {  // whose files stay open
             for (int descriptor = 3; descriptor != 64; ++descriptor) {
               if (fcntl(descriptor, F_GETFD) < 0) return false;
             }
             return true;
           });
  }));
}

TEST_CASE("memory: a figure that malloc does not give is absent") {
  const ufb::memory_usage usage = ufb::get_memory_usage(ufb::heap_detail::ask);
  if (usage.allocator == ufb::heap_allocator::unknown) CHECK_FALSE((usage.heap_used_bytes || usage.heap_total_bytes || usage.external_bytes));
  CHECK(usage.limit_bytes == ufb::get_memory_limit()->limit_bytes);
}

TEST_CASE("memory: one line for people") {
  ufb::memory_usage usage{};
  usage.rss_bytes = 4096;
  usage.peak_rss_bytes = 8192;
  std::ostringstream out;
  out << usage;
  CHECK(out.str() == "RSS 4096 B (peak 8192 B), mapped 0 B, pools 0 B");
  usage.heap_used_bytes = 0;
  usage.heap_total_bytes = 1;
  usage.external_bytes = 2;
  usage.limit_bytes = 3;
  out.str("");
  out << usage;
  CHECK(out.str() == "RSS 4096 B (peak 8192 B), mapped 0 B, pools 0 B, heap used 0 B, heap total 1 B, external 2 B, limit 3 B");
}
