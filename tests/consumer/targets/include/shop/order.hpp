// In a public file set: installed, and its glue with it.
#pragma once

namespace shop {

struct [[ufb::builder]] order {
  [[ufb::positive]] int count;
};

int rows_of(const order& one);

}  // namespace shop
