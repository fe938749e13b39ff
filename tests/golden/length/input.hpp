// length: text in bytes, with a constant expression as its bound.
#pragma once

#include <optional>
#include <string>
#include <string_view>

constexpr int kMost = 4;

struct [[ufb::builder]] label {
  [[ufb::length(2)]] std::string at_least;
  [[ufb::length(sizeof(char), kMost)]] std::string between;
  [[ufb::length(0, 3)]] std::optional<std::string_view> view;
};
