// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

#include <vector>

TEST_CASE("beyond the limit the oldest go") {
  CHECK(ufb::pool<packet>::limit() == 2);
  {
    std::vector<ufb::pooled<packet>> many;
    for (int i = 0; i != 10; ++i) many.push_back(ufb::build<packet>().with_data("x").build_pooled());
  }
  CHECK(ufb::pool<packet>::stats().objects == 2);
}

TEST_CASE("it holds for objects that no builder made, and for those that are not recycled") {
  {
    std::vector<ufb::pooled<sealed>> many;
    for (int i = 0; i != 10; ++i) many.push_back(ufb::make_pooled<sealed>(i));
    many.push_back(ufb::build<sealed>().with_id(1).build_pooled());
  }
  CHECK(ufb::pool<sealed>::stats().objects == 0);
}

TEST_CASE("who sets a limit has the last word") {
  ufb::set_pool_limit<packet>(5);
  ufb::build<packet>().with_data("x").build_pooled().reset();
  CHECK(ufb::pool<packet>::limit() == 5);
}
