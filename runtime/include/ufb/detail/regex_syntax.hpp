// RE2's syntax, with its default options, read into a tree. Called by detail/regex.hpp.
// What needs tables of Unicode is recognised and left to RE2: \p{…}, and beyond ASCII the case that (?i) ignores and names of groups.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <ufb/detail/growing_array.hpp>
#include <ufb/detail/regex_reader.hpp>
#include <ufb/detail/regex_set.hpp>
#include <ufb/detail/regex_tree.hpp>
#include <utility>

namespace ufb::detail {

class regex_parser : regex_reader {
 public:
  static constexpr std::size_t deepest = 48;  // so that what walks the tree stays within a compiler's default for recursion

  constexpr explicit regex_parser(std::string_view pattern) : regex_reader(pattern) {}

  constexpr regex_tree parse() && {
    tree_.root = read_alternation(0);
    if (is_ok() && !rest_.empty()) fail(regex_status::unexpected_paren);
    if (is_ok() && has_alternation_ && (may_merge_to_all() || may_merge_case())) fail(regex_status::past_bound);
    tree_.status = status();
    return std::move(tree_);
  }

 private:
  using kind = regex_node::kind;

  constexpr std::size_t add(const regex_node& one) {
    if (one.depth > deepest) return fail(regex_status::past_bound);
    tree_.nodes.push_back(one);
    return tree_.nodes.size() - 1;
  }

  // A chain of nodes, of which the last is known; what is in no other is that itself.
  constexpr std::size_t gathered(kind what, std::size_t last) {
    if (last == no_node) return add({});
    if (tree_.nodes[last].before == no_node) return last;
    regex_node whole{.what = what, .last = last};
    for (std::size_t i = last; i != no_node; i = tree_.nodes[i].before) {
      if (tree_.nodes[i].copies > whole.copies) whole.copies = tree_.nodes[i].copies;
      if (tree_.nodes[i].depth >= whole.depth) whole.depth = tree_.nodes[i].depth + 1;
    }
    return add(whole);
  }

  // A chain's end, and whether an operator was read last, which cannot be repeated.
  struct chain {
    std::size_t last = no_node;
    bool is_repeated = false;
  };

  constexpr void push(chain& to, std::size_t one) {
    if (one == no_node) return;
    tree_.nodes[one].before = to.last;
    to.last = one;
  }
  constexpr void push(chain& to, const regex_node& one) { push(to, add(one)); }

  // Up to a ')' or the end.
  constexpr std::size_t read_alternation(std::size_t groups) {
    chain alternatives;
    chain items;
    while (is_ok() && !rest_.empty() && rest_.front() != ')') {
      if (take("|")) {
        has_alternation_ = true;
        push(alternatives, gathered(kind::concatenation, items.last));
        items = {};
        continue;
      }
      const bool was_repeated = items.is_repeated;
      items.is_repeated = false;
      read_item(items, was_repeated, groups);
    }
    if (!is_ok()) return no_node;
    push(alternatives, gathered(kind::concatenation, items.last));
    return gathered(kind::alternation, alternatives.last);
  }

  constexpr void read_item(chain& items, bool was_repeated, std::size_t groups) {
    switch (rest_.front()) {
      case '(':
        return read_group(items, groups);
      case '[':
        if (code_set set = read_set(); is_ok()) push_set(items, std::move(set));
        return;
      case '\\':
        return read_escaped(items);
      case '*':
        rest_.remove_prefix(1);
        return repeat(items, was_repeated, 0, unbounded);
      case '+':
        rest_.remove_prefix(1);
        return repeat(items, was_repeated, 1, unbounded);
      case '?':
        rest_.remove_prefix(1);
        return repeat(items, was_repeated, 0, 1);
      case '{':
        return read_count(items, was_repeated);
      case '^':
        rest_.remove_prefix(1);
        return push_condition(items, flags_.has_lines ? begin_line : begin_text);
      case '$':
        rest_.remove_prefix(1);
        return push_condition(items, flags_.has_lines ? end_line : end_text);
      case '.':
        rest_.remove_prefix(1);
        return push_dot(items);
      default:
        if (const std::uint32_t point = read_code_point(); is_ok()) push_literal(items, point);
    }
  }

  constexpr void push_condition(chain& items, regex_condition which) { push(items, {.what = kind::condition, .value = which}); }

  constexpr void push_set(chain& items, code_set set) {
    tree_.sets.push_back(std::move(set));
    push(items, {.what = kind::set, .value = static_cast<std::uint32_t>(tree_.sets.size() - 1)});
  }

  constexpr void push_dot(chain& items) {
    code_set all;
    if (flags_.dot_is_all) {
      all.add(0, last_code_point);
    } else {
      all.add(0, '\n' - 1);
      all.add('\n' + 1, last_code_point);
    }
    push_set(items, std::move(all));
  }

  constexpr void push_literal(chain& items, std::uint32_t point) {
    if (!flags_.folds) return push(items, {.what = kind::literal, .value = point});
    code_set set;
    add_range(set, point, point);
    push_set(items, std::move(set));
  }

  // Repetitions.

  constexpr void repeat(chain& items, bool was_repeated, int least, int most, bool is_counted = false) {
    take("?");  // which of several matches comes first makes no difference to whether there is one
    if (was_repeated) return static_cast<void>(fail(regex_status::repeated_repetition));
    if (least > 1000 || most > 1000 || (most != unbounded && most < least)) return static_cast<void>(fail(regex_status::repetition_count));
    if (items.last == no_node) return static_cast<void>(fail(regex_status::nothing_to_repeat));
    const std::size_t of = items.last;
    items.last = std::exchange(tree_.nodes[of].before, no_node);
    regex_node one{.what = kind::repetition, .least = least, .most = most, .last = of, .copies = tree_.nodes[of].copies};
    one.depth = tree_.nodes[of].depth + 1;
    if (is_counted) {
      const int copies = most == unbounded ? least : most;
      if (copies > 0) one.copies *= copies;
      if (copies > 1 && one.copies > 1000) return static_cast<void>(fail(regex_status::repetition_count));
    }
    push(items, one);
    items.is_repeated = true;
  }

  // {2}, {2,} or {2,4}; anything else, {,4} as well, is text.
  constexpr void read_count(chain& items, bool was_repeated) {
    std::string_view behind = rest_.substr(1);
    int least = 0;
    int most = 0;
    bool is_count = take_number(behind, least);
    most = least;
    if (is_count && behind.substr(0, 1) == ",") {
      behind.remove_prefix(1);
      most = unbounded;
      if (behind.substr(0, 1) != "}") is_count = take_number(behind, most);
    }
    if (!is_count || behind.substr(0, 1) != "}") {
      rest_.remove_prefix(1);
      return push_literal(items, '{');
    }
    rest_ = behind.substr(1);
    repeat(items, was_repeated, least, most, true);
  }

  // Groups.

  constexpr void read_group(chain& items, std::size_t groups) {
    const flags outside = flags_;
    if (!starts_with("(?")) {
      rest_.remove_prefix(1);
    } else if (starts_with("(?P<") && rest_.size() > 4) {
      if (!read_name()) return static_cast<void>(fail(regex_status::bad_group));
    } else if (!read_flags()) {
      return;
    }
    if (groups == deepest) return static_cast<void>(fail(regex_status::past_bound));
    const std::size_t inside = read_alternation(groups + 1);
    if (!is_ok()) return;
    if (!take(")")) return static_cast<void>(fail(regex_status::missing_paren));
    flags_ = outside;
    push(items, inside);
  }

  constexpr bool read_name() {
    const std::string_view name = rest_.substr(4, rest_.find('>', 4) - 4);
    if (name.size() == rest_.size() - 4 || name.empty()) return false;
    for (const char c : name) {
      if (static_cast<unsigned char>(c) > 0x7F) fail(regex_status::past_bound);  // letters of any script, by Unicode's tables
      if (!is_word(c)) return false;
    }
    rest_.remove_prefix(4 + name.size() + 1);
    return true;
  }

  // Returns: whether a group opens: (?i:, not (?i).
  constexpr bool read_flags() {
    rest_.remove_prefix(2);
    flags after = flags_;
    bool is_negated = false;
    bool has_any = false;
    while (!rest_.empty()) {
      const char c = rest_.front();
      rest_.remove_prefix(1);
      const bool ends = c == ':' || c == ')';
      if (ends && is_negated && !has_any) break;
      if (ends) {
        flags_ = after;
        return c == ':';
      }
      if (c == '-' && !is_negated) {
        is_negated = true;
        has_any = false;
        continue;
      }
      has_any = true;
      if (c == 'i') {
        after.folds = !is_negated;
      } else if (c == 'm') {
        after.has_lines = !is_negated;
      } else if (c == 's') {
        after.dot_is_all = !is_negated;
      } else if (c != 'U') {
        break;
      }
    }
    fail(regex_status::bad_group);
    return false;
  }

  constexpr void read_escaped(chain& items) {
    if (take("\\b")) return push_condition(items, word_boundary);
    if (take("\\B")) return push_condition(items, no_word_boundary);
    if (take("\\A")) return push_condition(items, begin_text);
    if (take("\\z")) return push_condition(items, end_text);
    if (take("\\C")) return push(items, {.what = kind::any_byte});
    if (take("\\Q")) {
      while (is_ok() && !rest_.empty() && !take("\\E"))
        if (const std::uint32_t point = read_code_point(); is_ok()) push_literal(items, point);
      return;
    }
    if (starts_with("\\p") || starts_with("\\P")) return static_cast<void>(fail(regex_status::past_bound));
    code_set set;
    if (take_perl_class(set)) return push_set(items, std::move(set));
    if (const std::uint32_t point = read_escape(); is_ok()) push_literal(items, point);
  }

  // RE2 makes one set of alternatives that are sets, and of that sometimes more or less than they were. Where that could be, by any of the
  // sets in the pattern, it is asked itself.

  // [^é]|é: all that is beyond ASCII, for which RE2 takes bytes that are no UTF-8.
  constexpr bool may_merge_to_all() const {
    code_set all;
    for (const regex_node& each : tree_.nodes)
      if (each.what == kind::literal && each.value > 0x7F) all.add(each.value, each.value);
    for (const code_set& each : tree_.sets) {
      if (each.contains(0x80, last_code_point)) continue;
      for (const code_range& one : each.ranges())
        if (one.last > 0x7F) all.add(one.first > 0x80 ? one.first : 0x80, one.last);
    }
    return all.contains(0x80, last_code_point);
  }

  // a|[Aa]: RE2 loses the A.
  constexpr bool may_merge_case() const {
    code_set alone;    // letters that are somewhere without their capital
    code_set folded;   // and with it, and nothing else
    for (const regex_node& each : tree_.nodes)
      if (each.what == kind::literal) alone.add(each.value, each.value);
    for (const code_set& each : tree_.sets) {
      const growing_array<code_range>& ranges = each.ranges();
      const bool is_pair = ranges.size() == 2 && ranges[0].first == ranges[0].last && ranges[1].first == ranges[1].last;
      if (is_pair && ranges[0].first >= 'A' && ranges[0].first <= 'Z' && ranges[1].first == ranges[0].first + ('a' - 'A'))
        folded.add(ranges[1].first, ranges[1].last);
      for (std::uint32_t letter = 'a'; letter <= 'z'; ++letter)
        if (each.contains(letter, letter) && !each.contains(letter - 'a' + 'A', letter - 'a' + 'A')) alone.add(letter, letter);
    }
    for (const code_range& each : folded.ranges())
      for (std::uint32_t letter = each.first; letter <= each.last; ++letter)
        if (alone.contains(letter, letter)) return true;
    return false;
  }

  regex_tree tree_;
  bool has_alternation_ = false;
};

}  // namespace ufb::detail
