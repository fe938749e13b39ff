// pattern<"…">(): the whole text matches a regular expression in RE2 syntax, by an automaton that is there before the program runs.
// What no bounded automaton can hold is matched by RE2, in the optional library ufb::re2.
#pragma once

#include <string_view>
#include <type_traits>
#include <ufb/detail/automaton.hpp>
#include <ufb/detail/config.hpp>
#include <ufb/detail/literal.hpp>
#include <ufb/detail/static_automaton.hpp>
#include <ufb/detail/traits.hpp>
#include <ufb/detail/wording.hpp>

namespace ufb::detail {

class compiled_pattern;

// Throws: std::invalid_argument when the pattern is not RE2 syntax. The result lives until the process ends.
const compiled_pattern* compile_pattern(std::string_view pattern);
bool matches(const compiled_pattern& pattern, std::string_view text);

template <literal Pattern>
bool matches_by_re2(std::string_view text) {
  static_assert(UFB_LINKS_RE2 && sizeof(Pattern) != 0, "ufb: the pattern is past the bound of an automaton: link the target ufb::re2, or write a simpler pattern");
  static const compiled_pattern* const compiled = compile_pattern(Pattern.view());
  return matches(*compiled, text);
}

// By what a pattern is matched, where that is not an automaton which is given.
inline constexpr struct made_here_t {
} made_here;
inline constexpr struct re2_t {
} re2;

}  // namespace ufb::detail

namespace ufb::rules {

/// Complexity: linear in the text. Throws: nothing, unless the pattern is left to RE2: std::bad_alloc at its first use.
template <detail::literal Pattern, const auto& By = detail::made_here>
struct pattern {
  static constexpr std::string_view code = "pattern";

  template <class V>
  constexpr bool holds(const V& value) const noexcept(detail::read_nothrow<V>() && !is_matched_by_re2()) {
    static_assert(detail::text<V>, "ufb: the rule 'pattern' applies to text");
    return matches(detail::view(value));
  }
  static constexpr std::string_view wording() { return "must match {pattern}"; }
  template <class To>
  constexpr void arguments(To&& to) const {
    to("pattern", detail::verbatim{Pattern.view()});
  }

 private:
  static constexpr bool is_given = std::is_same_v<decltype(By), const detail::automaton&>;
  static constexpr bool is_left_to_re2 = std::is_same_v<decltype(By), const detail::re2_t&>;

  static constexpr bool is_matched_by_re2() {
    if constexpr (is_given || is_left_to_re2) {
      return is_left_to_re2;
    } else {
      return !detail::static_automaton<Pattern>::is_within_bound;
    }
  }

  static constexpr bool matches(std::string_view text) {
    if constexpr (is_matched_by_re2()) {
      return detail::matches_by_re2<Pattern>(text);
    } else if constexpr (is_given) {
      return By.matches(text);
    } else {
      return detail::static_automaton<Pattern>::table.matches(text);
    }
  }
};

}  // namespace ufb::rules

namespace ufb {
using rules::pattern;
}
