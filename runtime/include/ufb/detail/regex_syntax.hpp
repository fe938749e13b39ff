// RE2's syntax, with its default options, read into a tree. Called by detail/regex.hpp.
// What needs tables of Unicode is recognised and left to RE2: \p{…}, and beyond ASCII the case that (?i) ignores and names of groups.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <ufb/detail/growing_array.hpp>
#include <ufb/detail/regex_set.hpp>
#include <utility>

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

class regex_parser {
 public:
  static constexpr std::size_t deepest = 48;  // so that what walks the tree stays within a compiler's default for recursion

  constexpr explicit regex_parser(std::string_view pattern) : rest_(pattern) {}

  constexpr regex_tree parse() && {
    tree_.root = read_alternation(0);
    if (is_ok() && !rest_.empty()) fail(regex_status::unexpected_paren);
    if (is_ok() && has_alternation_ && (may_merge_to_all() || may_merge_case())) fail(regex_status::past_bound);
    return std::move(tree_);
  }

 private:
  using kind = regex_node::kind;

  struct flags {
    bool folds = false;       // (?i)
    bool has_lines = false;   // (?m)
    bool dot_is_all = false;  // (?s)
  };

  constexpr bool is_ok() const { return tree_.status == regex_status::ok; }
  constexpr std::size_t fail(regex_status why) {
    if (is_ok()) tree_.status = why;
    return no_node;
  }

  constexpr bool starts_with(std::string_view text) const { return rest_.substr(0, text.size()) == text; }
  constexpr bool take(std::string_view text) {
    if (!starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }

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
        return read_set(items);
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

  constexpr void add_range(code_set& to, std::uint32_t first, std::uint32_t last) {
    if (!flags_.folds) return to.add(first, last);
    if (last > 0x7F) return static_cast<void>(fail(regex_status::past_bound));
    add_folded(to, first, last);
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

  constexpr bool take_number(std::string_view& from, int& number) const {
    const auto is_digit = [&](std::size_t i) { return i < from.size() && from[i] >= '0' && from[i] <= '9'; };
    if (!is_digit(0) || (from[0] == '0' && is_digit(1))) return false;
    for (number = 0; is_digit(0); from.remove_prefix(1)) {
      if (number >= 100'000'000) return false;
      number = number * 10 + (from[0] - '0');
    }
    return true;
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

  // Escapes and sets.

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

  constexpr bool take_perl_class(code_set& to) {
    if (rest_.size() < 2 || rest_[0] != '\\') return false;
    const bool is_negated = rest_[1] == 'D' || rest_[1] == 'S' || rest_[1] == 'W';
    const char name = is_negated ? static_cast<char>(rest_[1] - 'A' + 'a') : rest_[1];
    const named_class* const found = find_class(perl_classes, {&name, 1});
    if (found == nullptr) return false;
    rest_.remove_prefix(2);
    add_class(to, *found, is_negated, flags_.folds);
    return true;
  }

  // [:alpha:] and [:^alpha:]
  constexpr bool take_posix_class(code_set& to) {
    if (rest_.size() < 3 || !starts_with("[:")) return false;
    const std::size_t end = rest_.find(":]", 2);
    if (end == rest_.npos) return false;
    std::string_view name = rest_.substr(2, end - 2);
    const bool is_negated = !name.empty() && name.front() == '^';
    if (is_negated) name.remove_prefix(1);
    const named_class* const found = find_class(posix_classes, name);
    if (found == nullptr) {
      fail(regex_status::bad_range);
      return true;
    }
    rest_.remove_prefix(end + 2);
    add_class(to, *found, is_negated, flags_.folds);
    return true;
  }

  constexpr void read_set(chain& items) {
    rest_.remove_prefix(1);
    const bool is_negated = take("^");
    code_set set;
    for (bool is_first = true; is_ok() && !rest_.empty() && (is_first || rest_.front() != ']'); is_first = false) {
      if (take_posix_class(set)) continue;
      if (rest_.size() > 2 && (starts_with("\\p") || starts_with("\\P"))) return static_cast<void>(fail(regex_status::past_bound));
      if (take_perl_class(set)) continue;
      const std::uint32_t first = read_member();
      std::uint32_t last = first;
      if (is_ok() && rest_.size() > 1 && rest_[0] == '-' && rest_[1] != ']') {
        rest_.remove_prefix(1);
        last = read_member();
      }
      if (is_ok() && last < first) fail(regex_status::bad_range);
      if (is_ok()) add_range(set, first, last);
    }
    if (!is_ok()) return;
    if (!take("]")) return static_cast<void>(fail(regex_status::missing_bracket));
    if (is_negated) set.negate();
    push_set(items, std::move(set));
  }

  constexpr std::uint32_t read_member() {
    if (rest_.empty()) return fail(regex_status::missing_bracket), 0;
    return rest_.front() == '\\' ? read_escape() : read_code_point();
  }

  static constexpr int hex(std::uint32_t c) {
    if (c >= '0' && c <= '9') return static_cast<int>(c - '0');
    if (c >= 'a' && c <= 'f') return static_cast<int>(c - 'a' + 10);
    return c >= 'A' && c <= 'F' ? static_cast<int>(c - 'A' + 10) : -1;
  }
  static constexpr bool is_word(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_'; }

  constexpr std::uint32_t bad_escape() { return fail(regex_status::bad_escape), 0; }

  constexpr std::uint32_t read_escape() {
    rest_.remove_prefix(1);
    if (rest_.empty()) return bad_escape();
    const char c = rest_.front();
    if (c >= '0' && c <= '7') return read_octal();
    if (take("x")) return read_hex();
    constexpr std::string_view letters = "nrtafv";
    constexpr std::string_view meanings = "\n\r\t\a\f\v";
    if (const std::size_t found = letters.find(c); found != letters.npos) {
      rest_.remove_prefix(1);
      return static_cast<unsigned char>(meanings[found]);
    }
    if (static_cast<unsigned char>(c) > 0x7F || (is_word(c) && c != '_')) return bad_escape();
    rest_.remove_prefix(1);
    return static_cast<unsigned char>(c);
  }

  // Up to three digits; one alone is a reference to a group, unless it is \0.
  constexpr std::uint32_t read_octal() {
    std::uint32_t value = 0;
    std::size_t digits = 0;
    for (; digits != 3 && digits != rest_.size() && rest_[digits] >= '0' && rest_[digits] <= '7'; ++digits)
      value = value * 8 + static_cast<std::uint32_t>(rest_[digits] - '0');
    if (digits == 1 && value != 0) return bad_escape();
    rest_.remove_prefix(digits);
    return value;
  }

  // \x7F or \x{10FFFF}
  constexpr std::uint32_t read_hex() {
    const bool is_braced = take("{");
    std::uint32_t value = 0;
    std::size_t digits = 0;
    for (; digits != rest_.size() && (is_braced || digits != 2); ++digits) {
      const int digit = hex(static_cast<unsigned char>(rest_[digits]));
      if (digit < 0) break;
      value = value * 16 + static_cast<std::uint32_t>(digit);
      if (value > last_code_point) return bad_escape();
    }
    rest_.remove_prefix(digits);
    if (is_braced ? digits == 0 || !take("}") : digits != 2) return bad_escape();
    return value;
  }

  // Surrogates are code points to RE2.
  constexpr std::uint32_t read_code_point() {
    const auto byte = [this](std::size_t i) { return i < rest_.size() ? static_cast<unsigned char>(rest_[i]) : 0U; };
    const unsigned lead = byte(0);
    const std::size_t bytes = lead < 0x80 ? 1 : lead < 0xC0 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF8 ? 4 : 0;
    if (bytes == 0) return fail(regex_status::bad_utf8), 0;
    std::uint32_t point = bytes == 1 ? lead : lead & (0x7FU >> bytes);
    for (std::size_t i = 1; i < bytes; ++i) {
      if ((byte(i) & 0xC0U) != 0x80) return fail(regex_status::bad_utf8), 0;
      point = point << 6U | (byte(i) & 0x3FU);
    }
    constexpr std::uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    if (point < least[bytes] || point > last_code_point) return fail(regex_status::bad_utf8), 0;
    rest_.remove_prefix(bytes);
    return point;
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

  std::string_view rest_;
  flags flags_;
  regex_tree tree_;
  bool has_alternation_ = false;
};

}  // namespace ufb::detail
