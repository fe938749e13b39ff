// What a pattern is once it has been read: nodes, and the sets of characters among them. Made by regex_syntax.hpp, written as a program by
// regex_program.hpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <ufb/detail/growing_array.hpp>
#include <ufb/detail/regex_set.hpp>

namespace ufb::detail {

// How compiling a pattern ended.
enum class regex_status : std::uint8_t {
  ok,
  past_bound,  // to be left to RE2
  missing_paren,
  unexpected_paren,
  missing_bracket,
  nothing_to_repeat,
  repeated_repetition,
  repetition_count,
  bad_range,
  bad_escape,
  bad_group,
  bad_utf8,
};

constexpr bool is_syntax_error(regex_status status) { return status >= regex_status::missing_paren; }

// What holds between two bytes of a text, or at its ends.
enum regex_condition : unsigned { begin_text = 1, end_text = 2, begin_line = 4, end_line = 8, word_boundary = 16, no_word_boundary = 32 };

inline constexpr std::size_t no_node = static_cast<std::size_t>(-1);
inline constexpr int unbounded = -1;

struct regex_node {
  enum class kind : std::uint8_t { empty, literal, set, any_byte, condition, concatenation, alternation, repetition };

  kind what = kind::empty;
  std::uint32_t value = 0;          // literal: the code point; set: its index; condition: which
  int least = 0;                    // repetition
  int most = 0;                     // repetition; or unbounded
  std::size_t last = no_node;       // of those in it
  std::size_t before = no_node;     // the one before it, in what it is in
  int copies = 1;                   // at most so many of what is innermost, by repetitions inside repetitions
  std::size_t depth = 1;
};

struct regex_tree {
  regex_status status = regex_status::ok;
  growing_array<regex_node> nodes;
  growing_array<code_set> sets;
  std::size_t root = no_node;
};

}  // namespace ufb::detail
