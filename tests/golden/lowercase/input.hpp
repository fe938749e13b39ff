// lowercase: no ASCII capitals.
#pragma once

#include <optional>
#include <string>
#include <string_view>

struct [[ufb::builder]] entry {
  [[ufb::lowercase]] std::string text;
  [[ufb::lowercase]] std::optional<std::string_view> other;
};
