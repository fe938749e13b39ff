// retained_bytes: how much capacity an idle object may keep for the next one.
#pragma once

#include <string>

struct [[using ufb: builder, retained_bytes(100)]] note {
  std::string text;
};
