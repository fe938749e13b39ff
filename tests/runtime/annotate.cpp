// annotate.hpp: to a compiler that is not the tool, an annotated struct is the plain struct.
#include <ufb/annotate.hpp>

#include <doctest/doctest.h>

#include <string>
#include <type_traits>

namespace {

struct UFB(builder, check(in_order)) annotated {
  UFB(trim, length(1, 64)) std::string name;
  UFB(range(0, 150)) int age = 18;
};

struct plain {
  std::string name;
  int age = 18;
};

}  // namespace

TEST_CASE("an annotated struct is a plain aggregate") {
  static_assert(std::is_aggregate_v<annotated>);
  static_assert(sizeof(annotated) == sizeof(plain));
  const annotated ada{.name = "Ada"};
  CHECK(ada.name == "Ada");
  CHECK(ada.age == 18);
}
