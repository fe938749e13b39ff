// check: functions of a field and of the whole object, free, static and member.
#pragma once

#include <string>

struct booking;

namespace rules {
bool is_even(int value);
bool is_even(const std::string& value);
template <class T>
bool is_small(const T& value) {
  return value < 100;
}
bool starts_before_it_ends(const booking& whole);
}  // namespace rules

struct [[ufb::builder, ufb::check(rules::starts_before_it_ends, "start", "end"), ufb::check(is_free), ufb::check(has_room, "seats")]] booking {
  [[ufb::range(0, 23)]] int start;
  [[ufb::range(0, 23)]] int end;
  [[using ufb: check(rules::is_even), check(rules::is_small)]] int seats = 2;
  [[ufb::check(rules::is_even)]] std::string name = "even";

  static bool is_free(const booking& whole);
  bool has_room() const { return seats <= 10; }
};
