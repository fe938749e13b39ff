// code: the rule before it, under a name of the user's own that programs can rely on.
#pragma once

#include <string>

bool is_sane(const struct person& whole);

struct [[using ufb: builder, check(is_sane), code("person.sane"), message("cannot be")]] person {
  [[using ufb: length(1, 8), code("person.name.length"), not_empty, code("person.name.empty"), message("who?")]] std::string name;
  [[ufb::max(150)]] int age = 0;
};
