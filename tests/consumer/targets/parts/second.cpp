// One of two sources that are compiled as one.
#include "parts/part.hpp"

bool is_second_good(const part& one) { return ufb::is_valid(one); }
