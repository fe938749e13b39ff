// C arrays of any rank, and arrays of char, which are text.
#pragma once

#include <memory>
#include <string>

struct [[ufb::builder]] point {
  [[ufb::range(0, 9)]] int x;
};

struct [[ufb::builder]] board {
  [[using ufb: length(1, 6), trim]] char name[8];
  char code[4] = "abc";
  [[using ufb: each, each, max(9)]] int cells[2][3];
  [[using ufb: unique, each, not_empty]] std::string players[2];
  point corners[2];
  std::unique_ptr<int> owned[2];
  const int size = 3;
  unsigned char bytes[3] = {1, 2, 3};
  [[ufb::optional]] int marks[3];
};

struct [[ufb::builder]] team {
  [[ufb::not_empty]] std::string members[2];
  [[ufb::optional]] int scores[2];
};
