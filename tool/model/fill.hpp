// Texts with variables, written as they will look: "'$name$' is stated twice". Used by emit for generated code and by check for
// the words of its diagnostics.
#pragma once

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <initializer_list>
#include <string>
#include <string_view>

namespace ufb::model {

struct variable {
  std::string_view name;
  std::string_view value;
};

/// Requires: every $name$ in the text is one of the variables; else the program ends, since the text or its use is wrong.
/// Returns: the text with each $name$ replaced by its value, and $$ by one dollar. Values are taken as they are.
inline std::string fill(std::string_view text, std::initializer_list<variable> variables) {
  std::string out;
  for (;;) {
    const std::size_t begin = text.find('$');
    out += text.substr(0, begin);
    if (begin == std::string_view::npos) return out;
    text.remove_prefix(begin + 1);
    const std::string_view name = text.substr(0, text.find('$'));
    const auto* found = std::ranges::find(variables, name, &variable::name);
    if (name.size() == text.size() || (!name.empty() && found == variables.end())) {
      std::fprintf(stderr, "ufb: no variable '%.*s' for a text of the tool\n", static_cast<int>(name.size()), name.data());
      std::abort();
    }
    out += name.empty() ? std::string_view("$") : found->value;
    text.remove_prefix(name.size() + 1);
  }
}

}  // namespace ufb::model
