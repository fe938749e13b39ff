// MISUSE: argument
#include "input.ufb.hpp"

#include <utility>

bool builds() {
  const auto finish = [](auto&& started) {
#ifdef MISUSE
    return started.build().has_value();
#else
    return std::move(started).build().has_value();
#endif
  };
  return finish(ufb::build<shop::user>().with_name("Ada").with_email("ada@example.org"));
}
