// optional: a field that would be required need not be set.
#pragma once

#include <string>

struct [[ufb::builder]] note {
  std::string text;
  [[ufb::optional]] std::string title;
  [[ufb::optional]] int stars;
};
