// one_of: numbers, text and enumerators.
#pragma once

#include <optional>
#include <string>

namespace paint {
enum class color { red, green, blue };
enum finish { matt, gloss };
}  // namespace paint

struct [[ufb::builder]] can {
  [[ufb::one_of(1, 5, 25)]] int liters;
  [[ufb::one_of("oil", "water \"based\"")]] std::string base;
  [[ufb::one_of(paint::color::red, paint::color::blue)]] paint::color color;
  [[ufb::one_of(paint::gloss)]] std::optional<paint::finish> finish;
};
