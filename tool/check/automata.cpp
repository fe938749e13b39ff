// Patterns as automata. See automata.hpp.
#include "check/automata.hpp"

#include <cstddef>
#include <string>
#include <ufb/detail/regex.hpp>

namespace ufb::check {

std::optional<model::automaton> automaton_of(std::string_view pattern) {
  detail::regex_states states;
  if (detail::compile_regex(pattern, detail::bound_of_tool, states) != detail::regex_status::ok) return {};
  model::automaton out;
  for (unsigned first = 0; first != states.classes.size();) {
    unsigned last = first;
    while (last != 0xFF && states.classes[last + 1] == states.classes[first]) ++last;
    if (states.classes[first] != 0) out.classes.push_back({static_cast<char>(first), static_cast<char>(last), states.classes[first]});
    first = last + 1;
  }
  const auto cells = detail::rows_of(states);
  const std::size_t width = states.class_count + 1;
  for (std::size_t at = 0; at != cells.size(); at += width) out.rows.emplace_back(cells.data() + at, width);
  return out;
}

}  // namespace ufb::check
