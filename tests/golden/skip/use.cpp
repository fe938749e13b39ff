// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

template <class T>
concept sets_revision = requires { ufb::build<T>().with_revision(1); };

TEST_CASE("a skipped field has no setter and keeps its default") {
  static_assert(!sets_revision<record>);
  const record made = ufb::build<record>().with_key("a").build();
  CHECK(made.revision == 7);
  CHECK(made.cache.empty());
}

TEST_CASE("a recycled object shows nothing of what was written into a skipped field") {
  {
    auto first = ufb::build<record>().with_key("a").build_pooled();
    first->revision = 99;
    first->cache = "of the first";
  }
  const auto second = ufb::build<record>().with_key("b").build_pooled();
  CHECK(second->revision == 7);
  CHECK(second->cache.empty());
}
