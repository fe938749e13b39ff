// names that stand for more than one thing: a function of the same name, enumerations without one or in a class template, structs from a macro,
// a field that is deprecated.
#pragma once

#include <string>

namespace shop {

int item(int number);
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

typedef struct [[ufb::builder]] tagged {
  int x;
} alias;

}  // namespace shop
