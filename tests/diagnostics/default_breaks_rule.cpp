#include <string>

struct [[ufb::builder]] order {
  [[ufb::range(1, 9)]] int count = 0;  // expected-error {{the default of 'count' breaks its own rule 'range'}} expected-note {{or make 'count' 'required'}}
  [[ufb::length(1, 9)]] std::string name = "";  // expected-error {{the default of 'name' breaks its own rule 'length'}} expected-note {{or make 'name' 'required'}}
  [[ufb::range(1, 9)]] int weight = 5;
};
