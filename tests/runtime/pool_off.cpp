// UFB_POOL=off: objects are operator new's and operator delete's, so that other tools see each of them. A program of its own, as the
// variable is read once.
#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <memory_resource>
#include <stdexcept>
#include <string>
#include <ufb/arena.hpp>
#include <ufb/pool.hpp>
#include <ufb/pool_allocator.hpp>
#include <ufb/pool_resource.hpp>
#include <ufb/pooled_shared.hpp>
#include <utility>
#include <vector>

namespace {

const int off = setenv("UFB_POOL", "off", 1);

}  // namespace

TEST_CASE("off: no memory is reserved, nothing stays idle, live objects are counted") {
  struct object {
    std::string text;
  };
  REQUIRE(off == 0);
  auto kept = ufb::make_pooled<object>("kept");
  for (int i = 0; i != 10; ++i) ufb::make_pooled<object>("gone").reset();
  const ufb::pool_detail stats = ufb::pool<object>::stats();
  CHECK(stats.live == 1);
  CHECK(stats.objects == 0);
  CHECK(stats.hits == 0);
  CHECK(stats.misses == 11);
  CHECK(stats.bytes_reserved == 0);
  ufb::pool<object>::set_limit(5);
  CHECK(ufb::pool<object>::clear() == 0);
  CHECK(kept->text == "kept");
}

TEST_CASE("off: nothing is recycled, throwing constructors and alignment work") {
  constexpr auto nothing = [](std::string&) noexcept { return std::size_t{0}; };
  static constexpr ufb::detail::pool_operations<std::string> keeping{.make_idle = nothing, .used = nothing};
  ufb::detail::recycled_slot<std::string> slot(&keeping);
  ::new (static_cast<void*>(slot.get())) std::string("first");
  slot.constructed();
  std::move(slot).hand_over().reset();
  CHECK_FALSE(ufb::detail::recycled_slot<std::string>(&keeping).holds_object());
  CHECK(ufb::pool<std::string>::stats().live == 0);

  struct moody {
    moody() { throw std::runtime_error("no"); }
  };
  CHECK_THROWS_AS((void)ufb::make_pooled<moody>(), std::runtime_error);
  CHECK(ufb::pool<moody>::stats().live == 0);

  struct alignas(256) line {
    std::array<char, 256> bytes;
  };
  CHECK(reinterpret_cast<std::uintptr_t>(ufb::make_pooled<line>().get()) % 256 == 0);
}

TEST_CASE("off: shared owners, containers, resources and arenas work, and nothing is reserved") {
  const ufb::pool_stats before = ufb::get_pool_stats();
  {
    const ufb::pooled_shared<std::string> shared = ufb::make_pooled<std::string>("shared");
    const auto copy = shared;
    std::map<int, std::string, std::less<>, ufb::pool_allocator<std::pair<const int, std::string>>> map;
    for (int i = 0; i != 100; ++i) map[i] = *copy;
    std::pmr::vector<std::pmr::string> texts(ufb::pool_resource::of_process());
    for (int i = 0; i != 100; ++i) texts.emplace_back(std::size_t{100}, 'x');
    ufb::arena arena;
    for (int i = 0; i != 10'000; ++i) (void)arena.make<std::string>("in an arena, and not short");
    arena.reset();
    CHECK(ufb::get_pool_stats().total_live > before.total_live + 200);
  }
  const ufb::pool_stats after = ufb::get_pool_stats();
  CHECK(after.total_live == before.total_live);
  CHECK(after.total_objects == 0);
  CHECK(after.bytes_reserved == 0);
}
