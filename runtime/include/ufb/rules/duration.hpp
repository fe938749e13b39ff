// duration: `duration` of RFC 3339 appendix A, as P3DT12H: units of decreasing size, none left out between two (P1Y1D is none), weeks
// alone, no fractions. Its letters are of either case, as in all ABNF.
#pragma once

#include <cstddef>
#include <string_view>
#include <ufb/detail/characters.hpp>
#include <ufb/detail/traits.hpp>
#include <ufb/rules/date.hpp>

namespace ufb::detail {

// A run of 1*DIGIT and a letter each, the letters neighbours in `units`; cut off the front of the text. "" is no run. Each number goes with
// its letter to `use`, which says whether to go on. Of the number, what `take_digits` cuts off.
template <class TakeDigits, class Use>
constexpr bool take_units(std::string_view& text, std::string_view units, TakeDigits take_digits, Use use) {
  std::size_t next = std::string_view::npos;  // where the letter after the last one stands in `units`; npos: none yet
  do {
    const std::string_view number = take_digits(text);
    if (number.empty() || text.empty()) return false;
    const char unit = static_cast<char>(text.front() & ~0x20);  // in upper case, if it is a letter
    const std::size_t found = is(text.front(), alpha) ? units.find(unit) : std::string_view::npos;
    if (found == std::string_view::npos || (next != std::string_view::npos && found != next)) return false;
    next = found + 1;
    text.remove_prefix(1);
    if (!use(number, unit)) return false;
  } while (!text.empty() && is(text.front(), digit));
  return true;
}

constexpr std::string_view take_whole(std::string_view& text) {
  std::size_t digits = 0;
  while (digits != text.size() && is(text[digits], digit)) ++digits;
  const std::string_view number = text.substr(0, digits);
  text.remove_prefix(digits);
  return number;
}

// "P" ( dur-date / dur-time / dur-week ): the letters of the date go to `use_date`, those of the time to `use_time`.
template <class TakeDigits, class UseDate, class UseTime>
constexpr bool is_duration(std::string_view text, TakeDigits take_digits, UseDate use_date, UseTime use_time) {
  if (!take(text, 'P') && !take(text, 'p')) return false;
  if (!text.empty() && is(text.front(), digit)) {
    const bool are_weeks = text.find_first_of("Ww") != std::string_view::npos;
    if (!take_units(text, are_weeks ? "W" : "YMD", take_digits, use_date)) return false;
    if (text.empty()) return true;
    if (are_weeks) return false;
  }
  return (take(text, 'T') || take(text, 't')) && take_units(text, "HMS", take_digits, use_time) && text.empty();
}

constexpr bool is_duration(std::string_view text) {
  const auto use = [](std::string_view, char) { return true; };
  return is_duration(text, take_whole, use, use);
}

}  // namespace ufb::detail

namespace ufb::rules {

/// Complexity: linear, one pass.
struct duration {
  static constexpr std::string_view code = "duration";

  constexpr duration operator()() const { return {}; }

  template <class V>
  constexpr bool holds(const V& value) const noexcept(detail::read_nothrow<V>()) {
    static_assert(detail::text<V>, "ufb: the rule 'duration' applies to text");
    return detail::is_duration(detail::view(value));
  }
  static constexpr std::string_view wording() { return "must be a duration such as P3DT12H"; }
};

}  // namespace ufb::rules

namespace ufb {
inline constexpr rules::duration duration{};
}
