// One violation while it is written: its texts stand one after another in one buffer, out of which each is copied once, to where it stays.
// Made by the validator for a rule that does not hold, and by rule.hpp for those who ask what a rule says.
#pragma once

#include <cstddef>
#include <string_view>
#include <ufb/detail/composed.hpp>
#include <ufb/detail/path.hpp>
#include <ufb/detail/sentence.hpp>
#include <ufb/errors.hpp>

namespace ufb::detail {

struct finding {
  composed text;             // path, value, code, rule, arguments
  std::size_t path_end = 0;  // bytes
  std::size_t value_end = 0;
  std::size_t code_end = 0;
  std::size_t rule_end = 0;
  composed message;
  bool has_own_message = false;

  finding() = default;
  explicit finding(const step* here) {
    if (here != nullptr) append_path(text, *here);
    path_end = value_end = text.size();
  }

  // Valid until more is appended to the text.
  std::string_view path() const { return text.slice(0, path_end); }
  std::string_view value() const { return text.slice(path_end, value_end); }
  std::string_view code() const { return text.slice(value_end, code_end); }

  /// Effects: writes the message, in words of the user's own. Requires: all else is there.
  void say(std::string_view own_message);
};

/// Returns: the violation with its message.
error made(const finding& what);

/// Effects: appends the violation with its message.
void add(errors& all, const finding& what);

}  // namespace ufb::detail
