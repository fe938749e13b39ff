// UFB_POOL=off: objects are operator new's and operator delete's, so that other tools see each of them. A program of its own, as the
// variable is read once.
#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <map>
#include <memory_resource>
#include <new>
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
std::size_t freed = 0, freed_with_secret = 0;

// Its characters stay when it ends.
struct vault {
  char text[64] = {};
  int* ended = nullptr;
  ~vault() { ++*ended; }
};

std::size_t keep_nothing(vault&) noexcept { return std::size_t(-1); }

}  // namespace

// What objects' storage comes from and goes to where the pools are off.
[[gnu::noinline]] void* operator new(std::size_t bytes, std::align_val_t alignment) {
  const auto multiple = static_cast<std::size_t>(alignment);
  if (void* const memory = std::aligned_alloc(multiple, (bytes + multiple - 1) / multiple * multiple)) return memory;
  throw std::bad_alloc();
}
[[gnu::noinline]] void operator delete(void* memory, std::align_val_t) noexcept {
  ++freed;
  if (std::memcmp(memory, secret.data(), secret.size()) == 0) ++freed_with_secret;
  std::free(memory);
}

TEST_CASE("off: a secret is overwritten before its memory is anybody's") {
  static constexpr auto zero = [](void* slot) noexcept { std::memset(slot, 0, sizeof(vault)); };
  static constexpr ufb::detail::pool_operations<vault> plain{.make_idle = keep_nothing, .used = nullptr};
  static constexpr ufb::detail::pool_operations<vault> secretive{.make_idle = keep_nothing, .used = nullptr, .overwrite = zero};
  int ended = 0;
  const auto use = [&](const ufb::detail::pool_operations<vault>* of) {
    freed = freed_with_secret = 0;
    ufb::detail::recycled_slot<vault> slot(of);
    auto* const made = ::new (static_cast<void*>(slot.get())) vault;
    made->ended = &ended;
    std::memcpy(made->text, secret.data(), secret.size());
    slot.constructed();
    std::move(slot).hand_over().reset();
    CHECK(freed == 1);
  };
  use(&plain);
  CHECK(freed_with_secret == 1);
  use(&secretive);
  CHECK(freed_with_secret == 0);
  CHECK(ended == 2);
  {
    freed = freed_with_secret = 0;
    ufb::detail::recycled_slot<vault> slot(&secretive);  // whose constructor throws at its end
    std::memcpy(static_cast<void*>(slot.get()), secret.data(), secret.size());
  }
  CHECK(freed == 1);
  CHECK(freed_with_secret == 0);
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
