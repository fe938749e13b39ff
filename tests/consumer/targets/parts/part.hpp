// Of the OBJECT library, precompiled together with its glue.
#pragma once

struct [[ufb::builder]] part {
  [[ufb::range(1, most_parts)]] int count;
};

bool is_first_good(const part& one);
bool is_second_good(const part& one);

#include "parts/part.ufb.hpp"
