// names that stand for more than one thing: a function of the same name, enumerations without one or in a class template, structs from a macro,
// a field that is deprecated.
#pragma once

#include <string>

namespace shop {

int item(int number);
inline bool is_even(int number) { return number % 2 == 0; }
struct [[ufb::builder]] item {
  [[ufb::min(1)]] int number;
};

#define UFB_TEST_DEFINE(name)           \
  struct [[ufb::builder]] name {        \
    [[ufb::max(9)]] int amount;         \
  };
UFB_TEST_DEFINE(made_by_macro)

struct [[ufb::builder]] basket {
  enum { small, large } size = large;
  [[ufb::one_of(small)]] decltype(small) kind = small;
  enum class grade { good = 1, fine = 1, bad };
  [[ufb::one_of(grade::good)]] grade quality = grade::fine;
  enum limits { most = 5 };
  [[ufb::max(most)]] int count = 0;
  struct item first;
  made_by_macro second;
};

template <class T, int Size>
struct crate {
  enum class state { open, closed };
  enum { empty, full };
};
enum class wood { oak, pine };
template <wood, class...>
struct shelf {
  enum class side { left, right };
};
using large_crate = crate<const wood*, 9>;

struct [[ufb::builder]] stock {
  [[ufb::one_of(large_crate::state::open)]] large_crate::state crates;
  [[ufb::one_of(1 + crate<unsigned, 2>::empty)]] int count = 1;
  [[ufb::one_of(shelf<wood::pine, int (*)(long[2]), struct item&&>::side::left)]] shelf<wood::pine, int (*)(long*), struct item&&>::side side;
};

// Clang says of every copy of such a struct that it copies the field, with or without a builder.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
struct [[ufb::builder]] superseded {
  int count;
  [[using ufb: optional]] [[deprecated("use count")]] int amount;
};
#pragma GCC diagnostic pop

// Names that mean something in another language, in a rule, or in the glue itself.
struct [[ufb::builder]] words {
  [[ufb::range(0, 9)]] int range = 0;
  [[ufb::min(0)]] int min = 0;
  [[ufb::max(9)]] int max = 0;
  [[ufb::length(0, 9)]] std::string length;
  [[ufb::check(is_even)]] int check = 0;
  int each = 0, email = 0, builder = 0, required = 0, optional = 0, setter = 0;
  int let = 0, var = 0, def = 0, function = 0, None = 0, self = 0, end = 0, fn = 0, interface = 0, is = 0;
  int S = 0, I = 0, K = 0, to = 0, in = 0, kind = 0, type = 0, name = 0, fields = 0, state = 0, chain = 0, arguments = 0, report = 0;
  int object = 0, value = 0, next = 0, make = 0, assign = 0, apply = 0, recyclable = 0, has_rules = 0, copied = 0, moved = 0, unset = 0;
  int ufb = 0, std = 0, glue = 0, gen = 0, pass = 0, build = 0, with = 0, require = 0;
};

typedef struct [[ufb::builder]] tagged {
  int x;
} alias;

}  // namespace shop
