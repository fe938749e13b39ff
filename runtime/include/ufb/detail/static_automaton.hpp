// The automaton of a pattern as a constant, made while the compiler reads the pattern. Asked by the rule `pattern`, in a schema.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <ufb/detail/automaton.hpp>
#include <ufb/detail/growing_array.hpp>
#include <ufb/detail/literal.hpp>
#include <ufb/detail/regex.hpp>

namespace ufb::detail {

// What compiling leaves, where memory that was allocated may not be left.
struct stored_automaton {
  regex_status status = regex_status::ok;
  std::array<unsigned char, 256> classes{};
  std::size_t width = 0;
  std::size_t cells = 0;
  std::array<char, most_cells> rows{};
};

consteval stored_automaton store_automaton(std::string_view pattern) {
  stored_automaton out;
  regex_states states;
  out.status = compile_regex(pattern, bound_while_compiling, states);
  if (out.status != regex_status::ok) return out;
  const growing_array<char> rows = rows_of(states);
  out.classes = states.classes;
  out.width = states.class_count + 1;
  out.cells = rows.size();
  for (std::size_t i = 0; i != rows.size(); ++i) out.rows[i] = rows[i];
  return out;
}

template <literal Pattern>
struct static_automaton {
 private:
  static constexpr stored_automaton stored = store_automaton(Pattern.view());
  static constexpr bool is(regex_status status) { return stored.status == status; }

  static_assert(!is(regex_status::missing_paren), "ufb: the pattern is not in RE2's syntax: missing )");
  static_assert(!is(regex_status::unexpected_paren), "ufb: the pattern is not in RE2's syntax: unexpected )");
  static_assert(!is(regex_status::missing_bracket), "ufb: the pattern is not in RE2's syntax: missing ]");
  static_assert(!is(regex_status::nothing_to_repeat), "ufb: the pattern is not in RE2's syntax: nothing stands before a repetition operator");
  static_assert(!is(regex_status::repeated_repetition), "ufb: the pattern is not in RE2's syntax: a repetition operator after another one");
  static_assert(!is(regex_status::repetition_count), "ufb: the pattern is not in RE2's syntax: more than 1000 repetitions, or {4,2}");
  static_assert(!is(regex_status::bad_range), "ufb: the pattern is not in RE2's syntax: a class from z to a, or [:of no known name:]");
  static_assert(!is(regex_status::bad_escape), "ufb: the pattern is not in RE2's syntax: \\ before what it means nothing for");
  static_assert(!is(regex_status::bad_group), "ufb: the pattern is not in RE2's syntax: no known group or flag after (?");
  static_assert(!is(regex_status::bad_utf8), "ufb: the pattern is not UTF-8");

  static constexpr auto rows = [] {
    std::array<char, stored.cells> out{};
    for (std::size_t i = 0; i != stored.cells; ++i) out[i] = stored.rows[i];
    return out;
  }();

 public:
  static constexpr bool is_within_bound = !is(regex_status::past_bound);
  static constexpr automaton table{stored.classes, stored.width, rows.data()};
};

}  // namespace ufb::detail
