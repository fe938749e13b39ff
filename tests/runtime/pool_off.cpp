// UFB_POOL=off: objects are operator new's and operator delete's, so that other tools see each of them. A program of its own, as the
// variable is read once.
#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <map>
#include <memory_resource>
#include <stdexcept>
#include <string>
#include <string_view>
#include <ufb/arena.hpp>
#include <ufb/pool.hpp>
#include <ufb/pool_allocator.hpp>
#include <ufb/pool_resource.hpp>
#include <ufb/pooled_shared.hpp>
#include <utility>
#include <vector>

namespace {

const int off = setenv("UFB_POOL", "off", 1);

constexpr std::string_view secret = "correct horse battery staple";

// Its characters stay when it ends.
struct vault {
  char text[64] = {};
  int* ended = nullptr;
  ~vault() { ++*ended; }
};

std::size_t keep_nothing(vault&) noexcept { return std::size_t(-1); }

// What an overwritten slot had in it, where no object was, and how many objects had ended by then.
std::string found;
int ended = 0, ended_before = -1;

void overwrite(void* slot) noexcept {
  if (ended_before == ended) found.assign(static_cast<const char*>(slot), secret.size());
  ended_before = ended;
  std::memset(slot, 0, sizeof(vault));
}

}  // namespace

TEST_CASE("off: a secret is overwritten before its memory is anybody's") {
  static constexpr ufb::detail::pool_operations<vault> secretive{.make_idle = keep_nothing, .used = nullptr, .overwrite = overwrite};
  {
    ufb::detail::recycled_slot<vault> slot(&secretive);
    auto* const made = ::new (static_cast<void*>(slot.get())) vault;
    made->ended = &ended;
    std::memcpy(made->text, secret.data(), secret.size());
    slot.constructed();
    std::move(slot).hand_over().reset();
  }
  CHECK(ended_before == 1);
  {
    ufb::detail::recycled_slot<vault> slot(&secretive);  // whose constructor throws at its end
    std::memcpy(static_cast<void*>(slot.get()), secret.data(), secret.size());
  }
  CHECK(found == secret);
  CHECK(ended == 1);
}

TEST_CASE("off: no memory is reserved beyond what is live, nothing stays idle") {
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
  CHECK(stats.capacity == 1);
  CHECK(stats.utilisation == 1);
  CHECK(stats.bytes_used == sizeof(object));
  CHECK(stats.bytes_reserved == sizeof(object));
  CHECK(stats.most_bytes_reserved == 2 * sizeof(object));
  const ufb::pool_stats all = ufb::get_pool_stats();
  CHECK(all.total_capacity == all.total_live);
  CHECK(all.bytes_reserved == all.bytes_used);
  CHECK(all.most_bytes_reserved >= all.bytes_reserved);
  CHECK(all.bytes_retained == 0);
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

TEST_CASE("off: shared owners, containers, resources and arenas work, and nothing stays reserved") {
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
