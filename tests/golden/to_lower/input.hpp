// to_lower: the setter changes ASCII letters before any rule is run; transforms act in the order in which they are written.
#pragma once

#include <optional>
#include <string>

struct [[ufb::builder]] label {
  [[using ufb: to_lower, trim, lowercase, not_empty]] std::string text;
  [[using ufb: trim, to_lower]] std::optional<std::string> other;
};

struct [[ufb::builder]] place {
  [[using ufb: to_lower, trim]] char code[4];
};
