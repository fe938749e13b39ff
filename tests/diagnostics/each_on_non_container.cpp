#include <string>

struct [[ufb::builder]] order {
  [[using ufb: each, length(1, 2)]] std::string name;  // expected-error {{'each' cannot go into 'std::string'}} expected-note {{it goes into}}
};
