// uuid: the text form of RFC 9562.
#pragma once

#include <optional>
#include <string>
#include <string_view>

struct [[ufb::builder]] entry {
  [[ufb::uuid]] std::string text;
  [[ufb::uuid]] std::optional<std::string_view> other;
};
