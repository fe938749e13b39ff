// date_time: date-time of RFC 3339.
#pragma once

#include <optional>
#include <string>
#include <string_view>

struct [[ufb::builder]] entry {
  [[ufb::date_time]] std::string text;
  [[ufb::date_time]] std::optional<std::string_view> other;
};
