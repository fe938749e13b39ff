// duration: `duration` of RFC 3339 appendix A, as P3DT12H: units of decreasing size, none left out between two (P1Y1D is none), weeks
// alone, no fractions. Its letters are of either case, as in all ABNF.
#pragma once

#include <cstddef>
#include <string_view>
#include <ufb/detail/characters.hpp>
#include <ufb/detail/traits.hpp>
#include <ufb/rules/date.hpp>

namespace ufb::detail {

// A run of 1*DIGIT and a letter each, the letters neighbours in `units`; cut off the front of the text. "" is no run.
constexpr bool take_units(std::string_view& text, std::string_view units) {
  std::size_t next = std::string_view::npos;  // where the letter after the last one stands in `units`; npos: none yet
  do {
    std::size_t digits = 0;
    while (digits != text.size() && is(text[digits], digit)) ++digits;
    if (digits == 0 || digits == text.size()) return false;
    const char unit = static_cast<char>(text[digits] & ~0x20);  // in upper case, if it is a letter
    const std::size_t found = is(text[digits], alpha) ? units.find(unit) : std::string_view::npos;
    if (found == std::string_view::npos || (next != std::string_view::npos && found != next)) return false;
    next = found + 1;
    text.remove_prefix(digits + 1);
  } while (!text.empty() && is(text.front(), digit));
  return true;
}

// "P" ( dur-date / dur-time / dur-week )
constexpr bool is_duration(std::string_view text) {
  if (!take(text, 'P') && !take(text, 'p')) return false;
  if (!text.empty() && is(text.front(), digit)) {
    std::string_view weeks = text;
    if (take_units(weeks, "W")) return weeks.empty();
    if (!take_units(text, "YMD")) return false;
    if (text.empty()) return true;
  }
  return (take(text, 'T') || take(text, 't')) && take_units(text, "HMS") && text.empty();
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
