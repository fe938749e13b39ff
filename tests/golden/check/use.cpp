// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <vector>

#include <ufb/ufb.hpp>

bool rules::is_even(int value) { return value % 2 == 0; }
bool rules::is_even(const std::string& value) { return value.size() % 2 == 0; }
bool rules::starts_before_it_ends(const booking& whole) { return whole.start < whole.end; }
bool booking::is_free(const booking& whole) { return whole.start != 13; }

namespace {
std::vector<std::string> codes(const ufb::errors& errors) {
  std::vector<std::string> found;
  for (const ufb::error& error : errors) found.push_back(error.code);
  return found;
}
}  // namespace

TEST_CASE("a check of a field") {
  CHECK(ufb::build<booking>().with_start(1).with_end(2).build());
  const auto bad = ufb::build<booking>().with_start(1).with_end(2).with_seats(3).with_name("odd").build();
  REQUIRE(!bad);
  CHECK(codes(bad.error()) == std::vector<std::string>{"is_even", "is_even"});
}

TEST_CASE("a check of the whole runs unless a field it names has failed") {
  CHECK(codes(ufb::build<booking>().with_start(3).with_end(2).build().error()) == std::vector<std::string>{"starts_before_it_ends"});
  CHECK(codes(ufb::build<booking>().with_start(30).with_end(2).build().error()) == std::vector<std::string>{"range"});
  CHECK(codes(ufb::build<booking>().with_start(13).with_end(14).build().error()) == std::vector<std::string>{"is_free"});
  CHECK(codes(ufb::build<booking>().with_start(1).with_end(2).with_seats(12).build().error()) == std::vector<std::string>{"has_room"});
}

TEST_CASE("of some fields alone, with the checks that name no other") {
  const booking bad{13, 12, 13, "odd"};
  CHECK(codes(ufb::validate(bad)) == std::vector<std::string>{"is_even", "is_even", "starts_before_it_ends", "is_free"});
  CHECK(codes(ufb::validate(bad, ufb::only<&booking::start, &booking::end>)) == std::vector<std::string>{"starts_before_it_ends"});
  CHECK(codes(ufb::validate(bad, ufb::only<&booking::start, &booking::name>)) == std::vector<std::string>{"is_even"});
  CHECK(codes(ufb::validate(bad, ufb::only<&booking::seats, &booking::name>, ufb::fail_fast)) == std::vector<std::string>{"is_even"});
  CHECK(codes(ufb::validate(booking{13, 12, 12, "even"}, ufb::only<&booking::seats>)) == std::vector<std::string>{"has_room"});
  static_assert(!noexcept(ufb::is_valid(bad)));
}
