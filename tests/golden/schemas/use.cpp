// A user of the glue that input.hpp gets: of two schemas one stands before that glue, one behind it.
#include "input.hpp"

#include <ufb/schema.hpp>

template <>
inline constexpr auto ufb::schema<shop::color> = ufb::object(ufb::field<&shop::color::red>(ufb::range(0, 255)));

#include "input.ufb.hpp"

template <>
inline constexpr auto ufb::schema<shop::extent> =
    ufb::object(ufb::field<&shop::extent::width>(ufb::range(1, 100)), ufb::field<&shop::extent::height>(ufb::min(1)));

#include <doctest/doctest.h>

#include <type_traits>
#include <ufb/ufb.hpp>

namespace {

std::vector<std::string> paths(const ufb::errors& errors) {
  std::vector<std::string> found;
  for (const ufb::error& error : errors) found.push_back(error.path);
  return found;
}
using names = std::vector<std::string>;

shop::window valid_window() {
  shop::window window{};
  window.size = {1, 1};
  return window;
}

}  // namespace

TEST_CASE("a schema's rules are those of the struct that holds its type, in whatever the type is held") {
  shop::window window{{0, 1}, {{1, 1}, {0, 1}}, shop::extent{1, 0}, std::make_unique<shop::extent>(shop::extent{101, 1}),
                      shop::extent{1, 0}, {{"a", {0, 1}}}, {{1, 1}, {0, 1}}, {{0}, {256}}};
  CHECK(paths(ufb::validate(window)) == names{"size.width", "others[1].width", "most.height", "least.width", "either.height",
                                              "named[\"a\"].width", "grid[1].width", "colors[1].red"});
  CHECK_FALSE(ufb::is_valid(window));
  CHECK(paths(ufb::validate(window, ufb::only<&shop::window::others>)) == names{"others[1].width"});
  CHECK(ufb::is_valid(valid_window()));
}

TEST_CASE("they are checked by every end of a builder") {
  const shop::extent none{0, 0};
  const ufb::result<shop::window> built = ufb::build<shop::window>().with_size(none).with_either(1).build();
  CHECK(paths(built.error()) == names{"size.width", "size.height"});
  CHECK(ufb::build<shop::window>().with_size({1, 1}).with_either(1).build());
  CHECK_FALSE(ufb::build<shop::window>().with_size(none).with_either(1).build_pooled());
  CHECK_THROWS_AS(static_cast<void>(ufb::build<shop::window>().with_size(none).with_either(1).build_or_throw()), ufb::validation_error);
  CHECK_FALSE(ufb::edit(valid_window()).with_size(none).build());

  auto draft = ufb::draft<shop::window>();
  draft.set_size(none).set_either(1);
  CHECK(paths(std::move(draft).build().error()) == names{"size.width", "size.height"});
  draft.set_size({1, 1});
  CHECK(std::move(draft).build());
}

TEST_CASE("a struct that holds such a struct reaches them as well") {
  shop::screen screen{};
  screen.inside.emplace_back();
  screen.inside.back().main = valid_window();
  CHECK(ufb::is_valid(screen));
  screen.inside.back().main->size.width = 0;
  CHECK(paths(ufb::validate(screen)) == names{"inside[0].main.size.width"});
  static_assert(std::is_same_v<decltype(ufb::build<shop::screen>().build()), ufb::result<shop::screen>>);

  const shop::forest forest{{{1, 1}, {{{0, 1}, {}}}}, {0, {}}};
  CHECK(paths(ufb::validate(forest)) == names{"extents.children[0].value.width"});
}

TEST_CASE("of classes, too") { CHECK(paths(ufb::validate(shop::chart({0, 1}, 1))) == names{"size.width"}); }

TEST_CASE("a pointer of others is not followed: it may lead back") {
  shop::extent none{0, 0};
  shop::window window = valid_window();
  window.parent.to = &none;
  CHECK(ufb::is_valid(window));
}

TEST_CASE("without a schema nothing is checked, and a builder has nothing to fail by") {
  static_assert(std::is_same_v<decltype(ufb::build<shop::timer>().with_every(timeval()).build()), shop::timer>);
  static_assert(std::is_same_v<decltype(ufb::build<shop::shape>().with_number(1).build()), shop::shape>);
  CHECK(ufb::validate(shop::timer()).empty());
}

// ---- where the schema was forgotten: without_schema.cpp

ufb::errors validated_without_schema(const shop::window& window);
bool is_drafted_without_schema(const shop::extent& size);

TEST_CASE("where the schema is not included its rules are not asked, and nothing else changes there or here") {
  shop::window window = valid_window();
  window.size.width = 0;
  CHECK(validated_without_schema(window).empty());
  CHECK(is_drafted_without_schema({0, 0}));
  CHECK(paths(ufb::validate(window)) == names{"size.width"});
  auto draft = ufb::draft<shop::window>();
  draft.set_size({0, 0}).set_either(1);
  CHECK_FALSE(std::move(draft).build());
}
