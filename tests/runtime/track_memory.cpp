// track_memory.hpp: the function runs once, its result or exception arrives, and the block says what it took.
#include <doctest/doctest.h>
#include <malloc.h>
#include <sys/mman.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <type_traits>
#include <ufb/pool.hpp>
#include <ufb/track_memory.hpp>
#include <vector>

namespace {

constexpr std::int64_t mebibyte = 1 << 20;

std::uint64_t counted = 0;
std::uint64_t count() noexcept { return counted; }

}  // namespace

TEST_CASE("track_memory: prints a block and returns the result") {
  std::ostringstream out;
  const auto tracked = ufb::track_memory(
      "build", [] { return std::make_unique<int>(7); }, out);
  static_assert(std::is_same_v<decltype(tracked), const ufb::tracked<std::unique_ptr<int>>>);
  CHECK(*tracked.result == 7);
  CHECK(tracked.name == "build");
  CHECK_FALSE(tracked.threw);
  CHECK_FALSE(tracked.allocations);
  std::istringstream lines(out.str());
  for (const std::string start : {"Memory Usage for build:", "  Duration: ", "  Heap Used: ", "  RSS: ", "  External: ",
                                  "  Allocations: not counted (no counter is linked)"}) {
    std::string line;
    std::getline(lines, line);
    CHECK(line.substr(0, start.size()) == start);
  }
  CHECK(lines.peek() == EOF);
}

TEST_CASE("track_memory: nothing returned, or a reference") {
  std::ostringstream out;
  int calls = 0;
  const ufb::tracked<void> nothing = ufb::track_memory(
      "void", [&] { ++calls; }, out);
  CHECK(nothing.name == "void");
  CHECK(calls == 1);
  const auto same = ufb::track_memory(
      "reference", [&]() -> int& { return calls; }, out);
  static_assert(std::is_same_v<decltype(same.result), int&>);
  CHECK(&same.result == &calls);
}

TEST_CASE("track_memory: duration is the function's") {
  std::ostringstream out;
  const auto slept = ufb::track_memory(
      "sleep", [] { std::this_thread::sleep_for(std::chrono::milliseconds(20)); }, out);
  CHECK(slept.duration >= std::chrono::milliseconds(20));
  CHECK(slept.duration < std::chrono::seconds(10));
}

TEST_CASE("track_memory: heap, external and resident bytes are differences") {
  std::ostringstream out;
  constexpr std::size_t bytes = 32 * mebibyte;
  const auto mapped = ufb::track_memory(
      "map",
      [] {
        void* const memory = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
        REQUIRE(memory != MAP_FAILED);
        return memory;
      },
      out);
  CHECK(mapped.rss_bytes >= 30 * mebibyte);
  const auto unmapped = ufb::track_memory(
      "unmap", [&] { munmap(mapped.result, bytes); }, out);
  CHECK(unmapped.rss_bytes <= -30 * mebibyte);
  if (ufb::get_memory_usage().allocator != ufb::heap_allocator::glibc) {  // a sanitizer's, which does not say
    CHECK_FALSE((mapped.heap_used_bytes || mapped.external_bytes));
    CHECK(out.str().find("  External: not known here\n") != std::string::npos);
    return;
  }
  REQUIRE(mapped.external_bytes);
  CHECK(*mapped.external_bytes >= 31 * mebibyte);
  CHECK(*mapped.external_bytes < 40 * mebibyte);
  CHECK(*mapped.heap_used_bytes < mebibyte);
  CHECK(*unmapped.external_bytes <= -31 * mebibyte);

  const struct mallinfo2 before = mallinfo2();
  const auto allocated = ufb::track_memory(
      "allocate", [] { return std::vector<std::vector<char>>(1000, std::vector<char>(1000)); }, out);
  const struct mallinfo2 after = mallinfo2();
  const auto grown = static_cast<std::int64_t>(after.uordblks + after.hblkhd) - static_cast<std::int64_t>(before.uordblks + before.hblkhd);
  CHECK(std::abs(*allocated.heap_used_bytes - grown) < 65536);  // the stream and the record allocate too
  if (grown != 0) CHECK(*allocated.heap_used_bytes >= 1'000'000);
}

TEST_CASE("track_memory: settled, what is kept for reuse does not count") {
  struct record {
    std::array<char, 1000> text;
  };
  ufb::set_pool_limit<record>(100'000);
  const auto leave_idle = [] {
    std::vector<ufb::pooled<record>> many(32'000);
    for (auto& each : many) {
      each = ufb::make_pooled<record>();
      each->text.fill('x');
    }
  };
  std::ostringstream out;
  CHECK(ufb::track_memory("kept", leave_idle, out).rss_bytes >= 24 * mebibyte);
  CHECK(ufb::track_memory("begins settled", leave_idle, out, ufb::settle::yes).rss_bytes < 8 * mebibyte);
  CHECK(ufb::get_pool_stats().total_objects == 0);
}

TEST_CASE("track_memory: an exception goes through all that are nested") {
  std::ostringstream out;
  const auto inner = [&] { ufb::track_memory("inner", [] { throw 3; }, out); };
  CHECK_THROWS_AS(ufb::track_memory("outer", inner, out), int);
  const std::size_t first = out.str().find("for inner (ended with an exception)"), second = out.str().find("for outer (ended with an exception)");
  CHECK(first < second);
  CHECK(second != std::string::npos);
}

TEST_CASE("track_memory: an exception is reported and goes on") {
  std::ostringstream out;
  CHECK_THROWS_WITH_AS(ufb::track_memory(
                           "fail", []() -> int { throw std::runtime_error("no"); }, out),
                       "no", std::runtime_error);
  CHECK(out.str().find("Memory Usage for fail (ended with an exception):\n  Duration: ") == 0);
}

TEST_CASE("track_memory: nests, the inner block first") {
  std::ostringstream out;
  const auto outer = ufb::track_memory(
      "outer",
      [&] {
        return ufb::track_memory(
                   "inner", [] { return 3; }, out)
                   .result +
               1;
      },
      out);
  CHECK(outer.result == 4);
  CHECK(out.str().find("inner") < out.str().find("outer"));
}

TEST_CASE("track_memory: allocations where a counter is linked") {
  CHECK((ufb::set_allocation_counter(count) == nullptr));
  std::ostringstream out;
  counted = 100;
  const auto tracked = ufb::track_memory(
      "counted", [] { counted += 42; }, out);
  CHECK(tracked.allocations == 42u);
  CHECK(out.str().find("  Allocations: 42\n") != std::string::npos);
  CHECK((ufb::set_allocation_counter(nullptr) == count));
}

TEST_CASE("track_memory: std::cout unless another stream is named") {
  std::ostringstream captured;
  std::streambuf* const before = std::cout.rdbuf(captured.rdbuf());
  ufb::track_memory("default", [] {});
  std::cout.rdbuf(before);
  CHECK(captured.str().find("Memory Usage for default:\n") == 0);
}
