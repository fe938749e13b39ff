// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("what is not set has the value that the type gives it") {
  const settings made = ufb::build<settings>().build();
  const settings wanted{};
  CHECK(made.limit == 42);
  CHECK(made.least == wanted.least);
  CHECK(made.most == wanted.most);
  CHECK(made.ratio == wanted.ratio);
  CHECK(made.third == wanted.third);
  CHECK(made.none == wanted.none);
  CHECK(made.is_on);
  CHECK(made.letter == 'x');
  CHECK(made.how == mode::safe);
  CHECK(made.which == two);
  CHECK(made.text == wanted.text);
  CHECK(made.braced == "braced");
  CHECK(made.name == "made");
  CHECK(made.numbers == wanted.numbers);
  CHECK(made.words == wanted.words);
  CHECK(made.counts == wanted.counts);
  CHECK(made.file == wanted.file);
  CHECK(made.wait == wanted.wait);
  REQUIRE(made.owned);
  CHECK(*made.owned == 5);
  CHECK(!made.nothing);
  CHECK(!made.absent);
  CHECK(made.raw == nullptr);
  CHECK(made.fixed == 3);
  CHECK(made.zero == 0);
}

TEST_CASE("each default can be overruled, whatever the others are") {
  const settings made = ufb::build<settings>().with_fixed(4).with_name("given").with_owned(nullptr).with_ratio(2).build();
  CHECK(made.fixed == 4);
  CHECK(made.name == "given");
  CHECK(!made.owned);
  CHECK(made.ratio == 2);
  CHECK(made.limit == 42);
}
