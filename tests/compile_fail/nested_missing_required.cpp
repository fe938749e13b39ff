// MISUSE: shop::address: required field 'postcode' is not set
#include "input.ufb.hpp"

bool builds() {
  return ufb::build<shop::user>()
      .with_name("Ada")
      .with_email("ada@example.org")
#ifdef MISUSE
      .with_home(ufb::build<shop::address>().with_street("Main St"))
#else
      .with_home(ufb::build<shop::address>().with_street("Main St").with_postcode("12345"))
#endif
      .build()
      .has_value();
}
