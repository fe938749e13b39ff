// time: full-time of RFC 3339.
#pragma once

#include <optional>
#include <string>
#include <string_view>

struct [[ufb::builder]] entry {
  [[ufb::time]] std::string text;
  [[ufb::time]] std::optional<std::string_view> other;
};
