// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("a volatile field is set by a value that is not") {
  const int lines[2] = {3, 4};
  const auto built = ufb::build<port>().with_level(1).with_ready_if(true, true).with_lines(lines).with_serial(7).build();
  REQUIRE(built);
  CHECK(int{built->level} == 1);
  CHECK(bool{built->ready});
  CHECK(int{built->lines[1]} == 4);
  CHECK(long{built->serial} == 7);
  CHECK(int{ufb::build<port>().with_level(2).build_pooled().value()->level} == 2);
  static_assert(ufb::glue<lamp>::recyclable<>);
  CHECK(int{ufb::build<lamp>().with_levels({1, 2, 3}).build_pooled()->levels[2]} == 3);
  CHECK(int{ufb::build<lamp>().build_pooled()->levels[2]} == 0);
}

TEST_CASE("its rules hold") {
  CHECK(ufb::build<port>().with_level(-1).build().error().begin()->value == "-1");
  CHECK_FALSE(ufb::build<port>().with_level(1).with_state(static_cast<mode>(2)).build());
  CHECK_FALSE(ufb::build<status>().with_state(static_cast<mode>(-2)).build());
  CHECK_FALSE(ufb::build<handle>().with_owned(nullptr).with_last(10).build());
  gauge wrong;
  wrong.level = 5;
  CHECK(ufb::validate(wrong).size() == 1);
  CHECK(ufb::validate(wrong, ufb::only<&gauge::level>).size() == 1);
  CHECK(ufb::is_valid(gauge()));
}

TEST_CASE("drafts and edited objects have it") {
  auto draft = ufb::draft<port>();
  CHECK(draft.set("level", "3"));
  CHECK(draft.set("state", "on"));
  const auto drafted = std::move(draft).build();
  REQUIRE(drafted);
  CHECK(int{drafted->level} == 3);

  const status before = ufb::build<status>().with_state(mode::on).build().value();
  const auto after = ufb::edit(before).with_count(5).build();
  REQUIRE(after);
  CHECK(unsigned{after->count} == 5);
  CHECK(mode{after->state} == mode::on);
}
