// builder alone: nothing can fail, so build() gives the object itself.
#pragma once

#include <string>

struct [[ufb::builder]] point {
  int x;
  int y;
  std::string label;
};
