// What is private stays so, and is used here.
#include "shop/row.ufb.hpp"

namespace shop {

int rows_of(const order& one) { return ufb::build<row>().with_of(one).with_number(8).build() ? -1 : one.count; }

}  // namespace shop
