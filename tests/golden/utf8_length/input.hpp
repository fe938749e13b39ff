// utf8_length: text in code points.
#pragma once

#include <optional>
#include <string>
#include <string_view>

struct [[ufb::builder]] name {
  [[ufb::utf8_length(1, 3)]] std::string given;
  [[ufb::utf8_length(2)]] std::optional<std::string_view> family;
};
