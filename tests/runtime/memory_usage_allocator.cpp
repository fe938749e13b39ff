// What malloc is, found while the program runs: glibc's, and others that are preloaded. The other's name is the first argument; what
// cannot be preloaded here is a test that is skipped.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <memory>
#include <optional>
#include <sstream>
#include <string_view>
#include <ufb/memory_usage.hpp>
#include <ufb/track_memory.hpp>
#include <ufb/trim_memory.hpp>
#include <vector>

namespace {

constexpr std::size_t bytes = std::size_t{64} << 20;

int failures = 0;
void check(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  ++failures;
}

// In blocks of the size of usual objects, and written to.
std::vector<std::unique_ptr<char[]>> fill() {
  std::vector<std::unique_ptr<char[]>> blocks(bytes / 1024);
  for (auto& block : blocks) block.reset(static_cast<char*>(std::memset(new char[1024], 1, 1024)));
  return blocks;
}

}  // namespace

int main(int, char** arguments) {
  const std::string_view name = arguments[1];
  const bool knows_used = name != "mimalloc";  // which does not say
  const ufb::memory_usage before = ufb::get_memory_usage(ufb::heap_detail::ask);
  check(name == ufb::name_of(before.allocator), ufb::name_of(before.allocator));
  check(before.heap_used_bytes.has_value() == knows_used, "the used heap is known where it is said to be");
  check(before.heap_total_bytes && before.external_bytes, "the whole heap is known");
  // Only glibc has to be asked: the others keep count.
  check(ufb::get_memory_usage().heap_total_bytes.has_value() == (name != "glibc"), "unasked figures are those that cost little");

  std::ostringstream block;
  auto blocks = ufb::track_memory("fill", fill, block);
  const ufb::memory_usage full = ufb::get_memory_usage(ufb::heap_detail::ask);
  check(*full.heap_total_bytes >= *before.heap_total_bytes + bytes, "the heap grows by what is allocated");
  check(*full.heap_total_bytes < *before.heap_total_bytes + bytes + bytes / 4, "and not by much more");
  check(*full.external_bytes < *before.external_bytes + bytes / 4, "which is not external");
  if (knows_used) {
    check(*full.heap_used_bytes >= *before.heap_used_bytes + bytes, "what is used grows too");
    check(*full.heap_used_bytes <= *full.heap_total_bytes, "no more is used than there is");
    check(blocks.heap_used_bytes >= static_cast<std::int64_t>(bytes), "track_memory says so");
  } else {
    check(block.str().find("Heap Used: not known here") != std::string::npos, "track_memory says that it is not known");
  }

  blocks.result.clear();
  ufb::trim_memory();
  check(ufb::get_memory_usage().rss_bytes < full.rss_bytes - bytes / 4, "trim_memory gives back what was freed");
  if (failures != 0) std::cerr << before << '\n' << full << '\n' << ufb::get_memory_usage(ufb::heap_detail::ask) << '\n' << block.str();
  return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
