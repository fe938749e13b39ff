// trim: the setter takes off white space before any rule is run.
#pragma once

#include <string>

struct [[ufb::builder]] tag {
  [[using ufb: trim, length(1, 3)]] std::string text;
};
