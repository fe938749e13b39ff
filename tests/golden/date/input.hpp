// date: full-date of RFC 3339.
#pragma once

#include <optional>
#include <string>
#include <string_view>

struct [[ufb::builder]] entry {
  [[ufb::date]] std::string text;
  [[ufb::date]] std::optional<std::string_view> other;
};
