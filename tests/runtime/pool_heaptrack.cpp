// heaptrack sees each pooled object: a program that has the two functions which heaptrack preloads.
#include <doctest/doctest.h>

#include <cstddef>
#include <map>
#include <string>
#include <ufb/build.hpp>
#include <ufb/pool.hpp>
#include <utility>
#include <vector>

namespace {

// Never destroyed: objects may go after main.
std::map<void*, std::size_t>& known() {
  static auto& all = *new std::map<void*, std::size_t>;
  return all;
}
int wrong = 0;

}  // namespace

extern "C" [[gnu::visibility("default")]] void heaptrack_report_alloc(void* memory, std::size_t bytes) {
  if (!known().emplace(memory, bytes).second) ++wrong;
}
extern "C" [[gnu::visibility("default")]] void heaptrack_report_free(void* memory) {
  if (known().erase(memory) != 1) ++wrong;
}

TEST_CASE("heaptrack: every object is announced when it is taken and when it is released, whatever memory it gets") {
  struct object {
    std::size_t words[6];
  };
  std::vector<ufb::pooled<object>> many;
  for (std::size_t i = 0; i != 500; ++i) many.push_back(ufb::make_pooled<object>());
  CHECK(known().size() == 500);
  for (const auto& each : many) {
    const auto found = known().find(each.get());
    REQUIRE(found != known().end());
    CHECK(found->second == sizeof(object));
  }
  many.resize(100);
  CHECK(known().size() == 100);
  for (std::size_t i = 0; i != 50; ++i) many.push_back(ufb::make_pooled<object>());
  CHECK(known().size() == 150);
  many.clear();
  CHECK(known().empty());
  CHECK(ufb::pool<object>::stats().objects == 500);
  ufb::pool<object>::clear();
  CHECK(known().empty());
  CHECK(wrong == 0);
}

TEST_CASE("heaptrack: objects are recycled as without it") {
  struct letter {
    std::string text;
  };
  const char* characters = nullptr;
  {
    const auto first = ufb::build<letter>().with<&letter::text>(std::string(100, 'x')).build_pooled();
    characters = first->text.data();
    CHECK(known().count(const_cast<letter*>(first.get())) == 1);
  }
  CHECK(known().empty());
  const auto second = ufb::build<letter>().with<&letter::text>("short").build_pooled();
  CHECK(second->text.data() == characters);
  CHECK(wrong == 0);
}
