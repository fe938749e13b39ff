// bases that are aggregates: their fields are set like the struct's own, and their rules and checks hold for it too.
#pragma once

#include <string>
#include <vector>

namespace shop {

struct identified {
  int id;
};

struct [[ufb::builder]] dated {
  [[ufb::range(1900, 2100)]] int year = 2000;
  [[ufb::range(1, 12)]] int month;
};

struct nothing {};

struct [[using ufb: builder, check(is_early, "year")]] entity : identified, dated, nothing {
  [[ufb::not_empty]] std::string name;

  bool is_early() const { return year < 2050; }
};

struct [[using ufb: builder, check(is_complete), message("must have a number")]] numbered {
  int number;

  bool is_complete() const { return number != 0; }
};

struct [[using ufb: builder, check(is_complete), message("must have a text")]] labelled : numbered {
  std::string text;

  bool is_complete() const { return !text.empty(); }
};

struct [[ufb::builder]] product : entity {
  int prices[2] = {1, 2};
  std::vector<std::string> tags;
  double weight = 0.5;
};

class [[ufb::validator]] plain_base {
 public:
  plain_base() = default;
  [[ufb::max(5)]] int level = 1;
};

struct [[ufb::validator]] leveled : plain_base {
  [[ufb::min(0)]] int count = 0;
};

}  // namespace shop
