// A file whose static owns a pooled object. Part of pool_process.cpp.
#include "pool_process.hpp"

namespace pool_process {

ufb::pooled<shop::order> kept_until_the_end;

}  // namespace pool_process
