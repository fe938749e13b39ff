// The path without a generator: Boost.PFR reads a plain aggregate at compile time.
// `point` has no rules, so its builder gives a point; `extent` has a schema, so its builder gives an extent or what is wrong with it.
#include <iostream>
#include <string>
#include <ufb/ufb.hpp>

struct point {
  int x = 0;
  int y = 0;
};

struct extent {
  std::string label;
  int width = 0;
  int height = 0;
};

template <>
inline constexpr auto ufb::schema<extent> = ufb::object(ufb::field<&extent::label>(ufb::required, ufb::length(1, 16)),
                                                        ufb::field<&extent::width>(ufb::range(1, 16384)),
                                                        ufb::field<&extent::height>(ufb::range(1, 16384)));

static_assert(sizeof(extent) == sizeof(std::string) + 2 * sizeof(int), "a schema adds nothing to the object");

int main() {
  const point above = ufb::build<point>().with<&point::y>(2).build();
  std::cout << "without a schema: " << above.x << ", " << above.y << '\n';

  const auto screen = ufb::build<extent>().with<&extent::label>("screen").with<&extent::width>(1920).with<&extent::height>(1080).build();
  if (!screen) {
    std::cerr << screen.error();
    return 1;
  }
  std::cout << "with a schema: " << screen->label << ' ' << screen->width << 'x' << screen->height << '\n';

  const auto poster = ufb::build<extent>().with<&extent::label>("a poster for the wall").with<&extent::width>(20000).build();
  if (poster) return 1;
  std::cout << "\nbad, " << poster.error().size() << " errors:\n" << poster.error();

  std::cout << "\nan object already there:\n" << ufb::validate(extent{"", 640, -1});
}
