// anonymous unions: one of their members can be set, and must be where none has a default.
#pragma once

#include <string>

struct point {
  int x, y;
};

struct [[ufb::builder]] reading {
  std::string sensor;
  union {
    int count;
    double level;
    point position;
  };
  union {
    int code = 7;
    char letter;
  };
  [[ufb::min(0)]] int quality = 1;
};
