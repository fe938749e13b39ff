// Uses the glue that its own target has of the shared header.
#include "shared.ufb.hpp"

bool is_good_elsewhere(const shared& one) { return ufb::is_valid(one); }
