// setter: the builder's with_…, where the field is called otherwise.
#pragma once

#include <string>

struct [[using ufb: builder]] person {
  [[using ufb: setter("name"), trim, length(1, 64)]] std::string m_name;
  [[ufb::setter("m_name")]] int name_ = 1;
};
