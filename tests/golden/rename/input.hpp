// rename: what errors call a field, where its users know it by another name.
#pragma once

#include <string>
#include <vector>

struct [[ufb::builder]] place {
  [[using ufb: rename("postal-code"), length(5, 5)]] std::string postcode;
};

struct [[using ufb: builder, check(is_sane, "postcodes")]] journey {
  [[using ufb: rename("postal codes")]] std::vector<place> postcodes;
  [[using ufb: rename("\"from\""), not_empty]] std::string from;

  bool is_sane() const { return postcodes.size() != 1; }
};
