// pool_limit: how many objects of the struct may be idle in its pool.
#pragma once

#include <string>

struct [[using ufb: builder, pool_limit(2)]] packet {
  std::string data;
};

struct [[using ufb: builder, pool_limit(0)]] sealed {
  const int id;
};
