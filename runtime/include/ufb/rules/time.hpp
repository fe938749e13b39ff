// time: `full-time` of RFC 3339: a time of day with its offset from UTC, as 23:59:59.5Z or 12:00:00-07:00. Second 60 is a leap second, and
// only there where it is 23:59:60 in UTC; the Z may be small.
#pragma once

#include <cstddef>
#include <string_view>
#include <ufb/detail/characters.hpp>
#include <ufb/detail/traits.hpp>
#include <ufb/rules/date.hpp>

namespace ufb::detail {

// hour ":" minute, cut off the front of the text. Returns: the minutes since midnight, -1 where there is no such time.
constexpr int take_hour_and_minute(std::string_view& text) {
  const int hour = take_number(text, 2);
  if (hour < 0 || hour > 23 || !take(text, ':')) return -1;
  const int minute = take_number(text, 2);
  return minute < 0 || minute > 59 ? -1 : hour * 60 + minute;
}

struct time_of_day {
  int minutes = 0;            // since midnight
  int second = 0;
  std::string_view fraction;  // the digits behind the point
  int offset = 0;             // in minutes, east of UTC
};

// partial-time, cut off the front of the text.
constexpr bool take_partial_time(std::string_view& text, time_of_day& found) {
  found.minutes = take_hour_and_minute(text);
  if (found.minutes < 0 || !take(text, ':')) return false;
  found.second = take_number(text, 2);
  if (found.second < 0 || found.second > 60) return false;
  if (take(text, '.')) {
    std::size_t digits = 0;
    while (digits != text.size() && is(text[digits], digit)) ++digits;
    if (digits == 0) return false;
    found.fraction = text.substr(0, digits);
    text.remove_prefix(digits);
  }
  return true;
}

// partial-time time-offset, cut off the front of the text.
constexpr bool take_time(std::string_view& text, time_of_day& found) {
  constexpr int day = 24 * 60;
  if (!take_partial_time(text, found)) return false;
  if (!take(text, 'Z') && !take(text, 'z')) {
    const bool is_west = take(text, '-');
    if (!is_west && !take(text, '+')) return false;
    const int offset = take_hour_and_minute(text);
    if (offset < 0) return false;
    found.offset = is_west ? -offset : offset;
  }
  return found.second < 60 || (found.minutes - found.offset + day) % day == day - 1;
}

constexpr bool is_time(std::string_view text) {
  time_of_day found;
  return take_time(text, found) && text.empty();
}

}  // namespace ufb::detail

namespace ufb::rules {

/// Complexity: linear, one pass.
struct time {
  static constexpr std::string_view code = "time";

  constexpr time operator()() const { return {}; }

  template <class V>
  constexpr bool holds(const V& value) const noexcept(detail::read_nothrow<V>()) {
    static_assert(detail::text<V>, "ufb: the rule 'time' applies to text");
    return detail::is_time(detail::view(value));
  }
  static constexpr std::string_view wording() { return "must be a time with an offset, such as 23:59:59Z"; }
};

}  // namespace ufb::rules

namespace ufb {
inline constexpr rules::time time{};
}
