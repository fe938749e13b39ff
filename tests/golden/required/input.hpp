// required: overrules a default, and demands that an optional or a pointer holds something.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

struct [[ufb::builder]] order {
  [[ufb::required]] int count = 1;
  [[ufb::required]] std::optional<int> discount;
  [[ufb::required]] std::unique_ptr<int> weight;
  [[ufb::required]] std::vector<int> lines;
  [[ufb::required]] std::string name;
};
