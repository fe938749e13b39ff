// alphanumeric: ASCII letters and digits.
#pragma once

#include <optional>
#include <string>
#include <string_view>

struct [[ufb::builder]] entry {
  [[ufb::alphanumeric]] std::string text;
  [[ufb::alphanumeric]] std::optional<std::string_view> other;
};
