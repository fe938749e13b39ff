// date: `full-date` of RFC 3339: year, month and day as 2024-02-29, a day that the Gregorian calendar has.
#pragma once

#include <cstddef>
#include <string_view>
#include <ufb/detail/characters.hpp>
#include <ufb/detail/traits.hpp>

namespace ufb::detail {

// The number of `digits` digits at the front of the text, which is cut off; -1 where there are fewer.
constexpr int take_number(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return -1;
  int number = 0;
  for (const char c : text.substr(0, digits)) {
    if (!is(c, digit)) return -1;
    number = number * 10 + (c - '0');
  }
  text.remove_prefix(digits);
  return number;
}

// Returns: whether the character was at the front of the text, and is cut off.
constexpr bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

constexpr int days_of_month(int year, int month) {
  if (month == 2) return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

struct calendar_date {
  int year = 0;
  int month = 0;
  int day = 0;
};

// full-date, cut off the front of the text.
constexpr bool take_date(std::string_view& text, calendar_date& found) {
  found.year = take_number(text, 4);
  if (found.year < 0 || !take(text, '-')) return false;
  found.month = take_number(text, 2);
  if (found.month < 1 || found.month > 12 || !take(text, '-')) return false;
  found.day = take_number(text, 2);
  return found.day >= 1 && found.day <= days_of_month(found.year, found.month);
}

constexpr bool is_date(std::string_view text) {
  calendar_date found;
  return take_date(text, found) && text.empty();
}

}  // namespace ufb::detail

namespace ufb::rules {

/// Complexity: constant.
struct date {
  static constexpr std::string_view code = "date";

  constexpr date operator()() const { return {}; }

  template <class V>
  constexpr bool holds(const V& value) const noexcept(detail::read_nothrow<V>()) {
    static_assert(detail::text<V>, "ufb: the rule 'date' applies to text");
    return detail::is_date(detail::view(value));
  }
  static constexpr std::string_view wording() { return "must be a date such as 2024-02-29"; }
};

}  // namespace ufb::rules

namespace ufb {
inline constexpr rules::date date{};
}
