// What a sensor said. Read by the tool, which writes reading.ufb.hpp.
#pragma once

#include <string>

struct [[ufb::builder]] reading {
  [[ufb::not_empty]] std::string sensor;
  [[ufb::range(-40, 85)]] int degrees = 20;
};
