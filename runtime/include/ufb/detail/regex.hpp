// From a pattern in RE2's syntax to its automaton, while compiling and at run time. Called by the rule `pattern` and by the tool.
#pragma once

#include <cstddef>
#include <string_view>
#include <ufb/detail/automaton.hpp>
#include <ufb/detail/growing_array.hpp>
#include <ufb/detail/regex_minimal.hpp>
#include <ufb/detail/regex_program.hpp>
#include <ufb/detail/regex_states.hpp>
#include <ufb/detail/regex_syntax.hpp>

namespace ufb::detail {

// Cells are characters.
inline constexpr std::size_t most_states = 255;
inline constexpr std::size_t most_cells = 8192;

// Within a compiler's defaults: -fconstexpr-steps, -fconstexpr-ops-limit.
inline constexpr regex_bound bound_while_compiling{400, 1500, 600, 40'000};
inline constexpr regex_bound bound_of_tool{10'000, 20'000, 5000, 10'000'000};

// Returns: how it ended, and where that is `ok` in `out` the smallest automaton, with at most `most_states` states.
constexpr regex_status compile_regex(std::string_view pattern, const regex_bound& bound, regex_states& out) {
  if (pattern.size() > bound.bytes) return regex_status::past_bound;
  const regex_tree tree = regex_parser(pattern).parse();
  if (tree.status != regex_status::ok) return tree.status;
  regex_program program;
  if (!regex_writer(tree, bound.instructions).write(program)) return regex_status::past_bound;
  regex_states states;
  if (!regex_simulation(program, bound).run(states)) return regex_status::past_bound;
  out = minimal(states);
  const std::size_t rows = out.count() - 1;
  return rows <= most_states && rows * (out.class_count + 1) <= most_cells ? regex_status::ok : regex_status::past_bound;
}

// Returns: the cells of an automaton, row by row.
constexpr growing_array<char> rows_of(const regex_states& states) {
  growing_array<char> rows;
  for (std::size_t one = 1; one != states.count(); ++one) {
    for (std::size_t i = 0; i != states.class_count; ++i) rows.push_back(automaton::cell(states.next[one * states.class_count + i]));
    rows.push_back(automaton::cell(states.is_accepted[one] != 0 ? 1U : 0U));
  }
  return rows;
}

}  // namespace ufb::detail
