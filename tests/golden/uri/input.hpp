// uri: RFC 3986.
#pragma once

#include <string>

struct [[ufb::builder]] bookmark {
  [[ufb::uri]] std::string target;
};
