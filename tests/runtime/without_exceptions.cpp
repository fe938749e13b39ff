// What a program has of ufb that is compiled without exceptions and without run-time type information: all but build_or_throw(). A program of
// its own, because doctest's throw.
#include <cstdio>
#include <memory>
#include <ufb/ufb.hpp>
#include <vector>

#include "golden/arrays/expected.hpp"
#include "golden/bit_fields/expected.hpp"
#include "golden/quickstart/expected.hpp"

namespace {

struct position {
  int x;
  int y;
};

template <class Builder>
constexpr bool throws = requires(Builder&& builder) { static_cast<Builder&&>(builder).build_or_throw(); };
static_assert(!throws<ufb::draft_of<shop::address>>);

int failures = 0;

void expect(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "not so: %s\n", what);
  ++failures;
}

}  // namespace

template <>
inline constexpr auto ufb::schema<position> = ufb::object(ufb::field<&position::x>(ufb::range(0, 9)));

int main() {
  const auto made = ufb::build<shop::address>().with_street("Main Street").with_postcode("12345").build();
  expect(made && made->postcode == "12345", "a chain builds");
  expect(ufb::build<shop::address>().with_street("").with_postcode("1").build().error().size() == 2, "a chain refuses");
  const auto pooled = ufb::build<shop::address>().with_street("Main Street").with_postcode("12345").build_pooled();
  expect(pooled && (*pooled)->street == "Main Street", "a chain builds into a pool");
  expect(ufb::is_valid(*made) && ufb::validate(*made).empty(), "validation");

  auto draft = ufb::draft<shop::address>();
  expect(draft.set("street", "Main Street") && !draft.build(), "a draft says what is missing");
  draft.set_postcode("12345");
  expect(draft.build().has_value(), "a draft builds");
  auto board = ufb::draft<::board>();
  expect(!board.set("code", "four") && board.set("code", "abc") && board.set("name", "  seven77  "), "a draft says what is too long");
  auto flags = ufb::draft<::flags>();
  expect(!flags.set("priority", "8") && flags.set("priority", "7"), "a draft says what has too many bits");

  expect(!ufb::validate(position{10, 0}).empty() && ufb::build<position>().with<&position::x>(1).with<&position::y>(2).build().has_value(), "an aggregate");
  std::vector<int, ufb::pool_allocator<int>> numbers(100, 1);
  expect(numbers.back() == 1, "a container in pooled memory");
  expect(ufb::make_pooled<position>(1, 2)->y == 2, "an object in its pool");
  return failures;
}
