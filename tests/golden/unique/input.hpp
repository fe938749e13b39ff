// unique: no two equal elements.
#pragma once

#include <string>
#include <vector>

struct [[ufb::builder]] playlist {
  [[ufb::unique]] std::vector<std::string> songs;
};
