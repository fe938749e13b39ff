// variants: a rule is asked about the alternative that is there, and annotated alternatives have their own rules.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

struct [[ufb::builder]] card {
  [[ufb::length(4, 4)]] std::string digits;
};

template <class Number>
bool is_even(Number value) {
  return static_cast<int>(value) % 2 == 0;
}

struct [[ufb::builder]] payment {
  [[ufb::required]] std::variant<std::monostate, card, std::unique_ptr<card>, std::vector<card>, std::string> by;
  [[using ufb: range(1, 100), check(is_even)]] std::variant<std::monostate, int, double> amount;
  [[using ufb: size(0, 3), each, not_empty]] std::variant<std::vector<std::string>, std::vector<std::optional<std::variant<std::string>>>> notes;
};
