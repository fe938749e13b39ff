// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("the element may be anywhere") {
  CHECK(ufb::build<user>()
            .with_permissions({permission::write, permission::read})
            .with_ports({443, std::nullopt, 80})
            .with_headers({{"Accept", ""}, {"Host", ""}})
            .with_rows({{0}, {1, 0}})
            .build());
  const auto bad = ufb::build<user>().with_permissions({permission::write}).with_ports({std::nullopt}).with_headers({{"Hos", "Host"}}).with_rows({{0}, {}}).build();
  REQUIRE(!bad);
  CHECK(ufb::to_string(bad.error()) ==
        "permissions: must have read (got [1])\nports: must have 80 (got [nothing])\nheaders: must have \"Host\" (got [\"Hos\": "
        "\"Host\"])\nrows[1]: must have 0 (got [])\n");
}
