// trim_memory.hpp: what is idle or free goes back to the system, and what the function returns is what went.
#include <doctest/doctest.h>

#include <array>
#include <cstring>
#include <effort.hpp>
#include <memory>
#include <ufb/memory_usage.hpp>
#include <ufb/pool.hpp>
#include <ufb/trim_memory.hpp>
#include <vector>

namespace {

constexpr std::size_t mebibyte = 1 << 20;

struct record {
  std::array<char, 1000> text;
};

}  // namespace

TEST_CASE("trim_memory: idle objects of pools") {
  ufb::set_pool_limit<record>(100'000);
  {
    std::vector<ufb::pooled<record>> many;
    for (int i = 0; i != 32'000; ++i) {
      many.push_back(ufb::make_pooled<record>());
      many.back()->text.fill('x');
    }
  }
  const std::size_t before = ufb::get_memory_usage().rss_bytes;
  const std::size_t returned = ufb::trim_memory();
  CHECK(ufb::get_pool_stats().total_objects == 0);
  CHECK(returned >= 24 * mebibyte);
  CHECK(ufb::get_memory_usage().rss_bytes <= before - 24 * mebibyte);
}

TEST_CASE("trim_memory: memory that malloc keeps below what is still used") {
  if (ufb::test::is_watched()) return;  // malloc is the tool's, which keeps what is freed
  std::vector<std::unique_ptr<char[]>> many(32 * 1024);
  for (auto& each : many) each.reset(static_cast<char*>(std::memset(new char[1000], 1, 1000)));
  for (std::size_t i = 0; i + 1 < many.size(); ++i) many[i].reset();  // the last one is above them all
  CHECK(ufb::trim_memory() >= 24 * mebibyte);
  CHECK(ufb::trim_memory() < mebibyte);
}
