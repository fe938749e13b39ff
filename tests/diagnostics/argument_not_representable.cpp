#include <cstdint>
#include <string>

struct [[ufb::builder]] order {
  [[ufb::range(0, 300)]] std::uint8_t count;  // expected-error-re {{{{.*}} cannot be '300'}} expected-note {{}}
  [[ufb::min(-1)]] unsigned weight;  // expected-error-re {{{{.*}} cannot be '-1'}} expected-note {{}}
  [[ufb::length(-1)]] std::string name;  // expected-error-re {{{{.*}} cannot be '-1'}} expected-note {{counts start at 0}}
};
