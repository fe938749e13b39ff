// The library's own code: glue where its header is included.
#include "shop/order.hpp"

#include <ufb/ufb.hpp>

namespace shop {

bool is_well_filled(const order& one) { return ufb::is_valid(one); }

}  // namespace shop
