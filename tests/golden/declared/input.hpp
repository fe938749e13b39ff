// declared: an enumeration's value has a name, that of a flags enumeration is made of bits that have one.
#pragma once

#include <cstdint>
#include <map>
#include <variant>
#include <vector>

#ifdef __clang__
#define SHOP_FLAGS [[clang::flag_enum]]
#else
#define SHOP_FLAGS
#endif

namespace shop {

enum class tier : std::uint8_t { free, basic, gold, platinum [[ufb::rename("platinum+")]], best = platinum };

enum sparse { low = -5, middle = 0, high = 100 };

enum class rights : unsigned { none = 0, read = 1, write = 2, execute = 4 };
constexpr rights operator|(rights left, rights right) { return static_cast<rights>(static_cast<unsigned>(left) | static_cast<unsigned>(right)); }

enum SHOP_FLAGS colour : unsigned char { red = 1, green = 2, blue [[ufb::rename("azure")]] = 4 };

struct [[ufb::builder]] member {
  [[ufb::declared]] tier level;
  [[using ufb: declared, message("no such point")]] sparse point = middle;
  [[ufb::declared]] rights may = rights::none;
  [[using ufb: each, declared]] std::vector<colour> colours;
  [[using ufb: keys, declared, values, one_of(tier::free, tier::platinum)]] std::map<colour, tier> by_colour;
  [[using ufb: optional, declared]] std::variant<std::monostate, tier, sparse> either;
};

}  // namespace shop
