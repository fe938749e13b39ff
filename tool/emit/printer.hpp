// Text that grows by templates which look like what they write: raw strings with $variables$. Used by every part of emit.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "model/fill.hpp"

namespace ufb::emit {

class printer {
 public:
  /// Effects: appends the text, its variables filled in, without the line end it may begin with: that of R"code(.
  /// Requires: every $name$ in it is one of the variables; else the program ends.
  void print(std::string_view text, std::initializer_list<model::variable> variables = {}) {
    if (text.starts_with('\n')) text.remove_prefix(1);
    out_ += model::fill(text, variables);
  }

  std::string text() && { return std::move(out_); }

 private:
  std::string out_;
};

}  // namespace ufb::emit
