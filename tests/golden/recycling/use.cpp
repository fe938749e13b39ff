// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

int closed = 0;

TEST_CASE("a destructor of its own runs each time an object goes back") {
  { const auto first = ufb::build<connection>().with_number(7).with_name("a").build_pooled(); }
  CHECK(closed == 7);
  { const auto second = ufb::build<connection>().with_number(8).with_name("b").build_pooled(); }
  CHECK(closed == 15);
}

TEST_CASE("what a field shares is let go of, its capacity is kept") {
  const auto shared = std::make_shared<int>(1);
  const std::string long_path(200, 'x');
  const char* characters = nullptr;
  {
    const auto first = ufb::build<file>().with_path(long_path).with_handle(shared).build_pooled();
    characters = first->path.data();
  }
  CHECK(shared.use_count() == 1);
  const auto second = ufb::build<file>().with_path(std::string_view(long_path).substr(1)).build_pooled();
  CHECK(second->path.data() == characters);
  CHECK(!second->handle);
}

TEST_CASE("pool<T>::recycle() resets each field by the glue, and keeps its capacity") {
  const char* characters = nullptr;
  {
    auto first = ufb::pool<file>::recycle();
    CHECK(first->path.empty());
    first->path.assign(300, 'x');
    first->handle = std::make_shared<int>(1);
    characters = first->path.data();
  }
  const auto second = ufb::pool<file>::recycle();
  CHECK(second->path.empty());
  CHECK(second->path.data() == characters);
  CHECK(!second->handle);
}
