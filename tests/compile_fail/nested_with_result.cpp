// MISUSE: end the nested builder with build_unchecked(): its rules run with those of the whole
#include "input.ufb.hpp"

bool builds() {
  return ufb::build<shop::user>()
      .with_name("Ada")
      .with_email("ada@example.org")
      .with_home([](auto&& start) {
#ifdef MISUSE
        return std::move(start).with_street("Main St").with_postcode("12345").build();
#else
        return std::move(start).with_street("Main St").with_postcode("12345").build_unchecked();
#endif
      })
      .build()
      .has_value();
}
