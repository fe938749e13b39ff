// names that stand for more than one thing: a function of the same name, enumerations without one, structs from a macro, a field that is deprecated.
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
