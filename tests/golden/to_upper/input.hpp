// to_upper: the setter changes ASCII letters before any rule is run; transforms act in the order in which they are written.
#pragma once

#include <optional>
#include <string>

struct [[ufb::builder]] label {
  [[using ufb: to_upper, trim, uppercase, not_empty]] std::string text;
  [[using ufb: trim, to_upper]] std::optional<std::string> other;
};
