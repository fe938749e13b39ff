// utf8: well-formed UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

struct [[ufb::builder]] entry {
  [[ufb::utf8]] std::string text;
  [[ufb::utf8]] std::optional<std::string_view> other;
};
