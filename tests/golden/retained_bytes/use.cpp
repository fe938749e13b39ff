// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("an object with more capacity is not kept") {
  const auto kept = [](std::size_t length) {
    ufb::pooled<note> one = ufb::build<note>().with_text(std::string(length, 'x')).build_pooled();
    one.reset();
    return ufb::detail::recycled_slot<note>(ufb::detail::operations_in<ufb::glue<note>>).holds_object();
  };
  CHECK(kept(90));
  CHECK_FALSE(kept(1000));
}
