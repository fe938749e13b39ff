// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

namespace {
std::vector<std::string> paths(const ufb::errors& errors) {
  std::vector<std::string> found;
  for (const ufb::error& error : errors) found.push_back(error.path);
  return found;
}
}  // namespace

TEST_CASE("a violation says where it is") {
  auto child = std::make_unique<tree>();
  child->first.value = -1;
  tree whole{};
  whole.maybe = leaf{-1};
  whole.child = std::move(child);
  whole.row = {{0}, {-2}};
  whole.rows["a"] = {{-3}};
  whole.children.emplace_back();
  whole.children.back().in.value = 1;
  CHECK(paths(ufb::validate(whole)) ==
        std::vector<std::string>{"maybe.value", "child.first.value", "row[1].value", "rows[\"a\"][0].value", "children[0].in.value"});
}

TEST_CASE("what is absent has no violation") { CHECK(ufb::build<tree>().with_first({1}).build()); }

TEST_CASE("a raw pointer is not followed: it may lead back") {
  tree whole{};
  whole.child = std::make_unique<tree>();
  whole.child->parent = &whole;
  whole.children.emplace_back();
  whole.children.back().parent = &whole;
  CHECK(ufb::validate(whole).empty());
}
