// Uses a pooled object in the way its argument says, for Valgrind to see or to find nothing wrong. Run by ctest where there is Valgrind.
#include <cstdint>
#include <cstdio>
#include <map>
#include <memory_resource>
#include <string>
#include <string_view>
#include <ufb/arena.hpp>
#include <ufb/build.hpp>
#include <ufb/pool.hpp>
#include <ufb/pool_allocator.hpp>
#include <ufb/pooled_shared.hpp>
#include <utility>
#include <vector>

namespace {

struct record {
  std::uint64_t words[8];
};
struct letter {
  std::string text;
  std::uint64_t number = 0;
};

volatile std::uint64_t sink;

// Objects that come, go, are recycled and are given back to the system: nothing is wrong with any of it.
void use_well() {
  for (int round = 0; round != 3; ++round) {
    std::vector<ufb::pooled<record>> many;
    for (std::uint64_t i = 0; i != 3000; ++i) many.push_back(ufb::make_pooled<record>(i));
    for (const auto& each : many) sink = each->words[0] + each->words[7];
    many.resize(100);
    ufb::trim_pools(50'000);
    for (int i = 0; i != 50; ++i) {
      auto letter = ufb::build<::letter>().with<&letter::text>(std::string(100, 'x')).build_pooled();
      sink = letter->text.size() + letter->number;
    }
    for (int i = 0; i != 50; ++i) sink = ufb::pool<letter>::recycle()->number;
    many.clear();
    for (int i = 0; i != 50; ++i) {
      const ufb::pooled_shared<char> shared = ufb::make_pooled<char>('x');  // smaller than what the pool writes into an idle slot
      std::map<int, std::string, std::less<>, ufb::pool_allocator<std::pair<const int, std::string>>> map{{1, "x"}, {2, "y"}};
      std::vector<char, ufb::pool_allocator<char>> characters(static_cast<std::size_t>(i + 1), *shared);
      ufb::arena arena;
      const std::pmr::string text(100, characters.back(), &arena);
      arena.make<std::string>(std::size_t{100}, 'x')->back() = text.back();
      arena.reset();
      sink = map.size() + *arena.make<std::uint64_t>(7u);
    }
    ufb::clear_pools();
  }
}

// Never released, and nobody knows where it is.
[[gnu::noinline]] std::uint64_t lose() {
  auto first = ufb::make_pooled<record>();
  first.reset();
  return ufb::make_pooled<record>(std::uint64_t{3}).release()->words[0];
}

}  // namespace

int main(int count, char** arguments) {
  const std::string_view mode = count == 2 ? arguments[1] : "";
  if (mode == "nothing") {
    use_well();
    return 0;
  }
  if (mode == "lost") {
    lose();
    sink = lose();
    return 0;
  }
  record* const object = ufb::make_pooled<record>(std::uint64_t{1}).release();
  const auto release = [&] { ufb::pooled<record>::adopt(object).reset(); };
  if (mode == "read") {
    release();
    sink = object->words[5];
  } else if (mode == "read_later") {  // when others have come and gone
    release();
    for (int i = 0; i != 20; ++i) ufb::make_pooled<record>().reset();
    sink = object->words[5];
  } else if (mode == "read_recycled") {
    const letter* const kept = ufb::build<letter>().with<&letter::number>(5).build_pooled().get();
    sink = kept->number;
    release();
  } else if (mode == "write") {
    release();
    object->words[5] = sink;
  } else if (mode == "beyond") {
    auto first = ufb::make_pooled<record>();
    sink = first->words[0];
    sink = *(reinterpret_cast<std::uint64_t*>(first.get()) + 8);
    release();
  } else {
    std::fprintf(stderr, "usage: pool_memcheck nothing|read|read_later|read_recycled|write|beyond|lost\n");
    return 2;
  }
  return 0;
}
