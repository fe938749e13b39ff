// date_time: `date-time` of RFC 3339: a date, a T of either case, and a time with its offset. See date and time.
#pragma once

#include <string_view>
#include <ufb/detail/traits.hpp>
#include <ufb/rules/date.hpp>
#include <ufb/rules/time.hpp>

namespace ufb::detail {

// full-date "T", cut off the front of the text.
constexpr bool take_date_before_time(std::string_view& text, calendar_date& found) {
  return take_date(text, found) && (take(text, 'T') || take(text, 't'));
}

constexpr bool is_date_time(std::string_view text) {
  calendar_date found;
  return take_date_before_time(text, found) && is_time(text);
}

}  // namespace ufb::detail

namespace ufb::rules {

/// Complexity: linear, one pass.
struct date_time {
  static constexpr std::string_view code = "date_time";

  constexpr date_time operator()() const { return {}; }

  template <class V>
  constexpr bool holds(const V& value) const noexcept(detail::read_nothrow<V>()) {
    static_assert(detail::text<V>, "ufb: the rule 'date_time' applies to text");
    return detail::is_date_time(detail::view(value));
  }
  static constexpr std::string_view wording() { return "must be a date and time with an offset, such as 2024-02-29T23:59:59Z"; }
};

}  // namespace ufb::rules

namespace ufb {
inline constexpr rules::date_time date_time{};
}
