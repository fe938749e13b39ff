#include <chrono>
#include <string>

struct [[ufb::builder]] order {
  [[ufb::range(1, 9)]] int count = 0;  // expected-error {{the default of 'count' breaks its own rule 'range'}} expected-note {{or make 'count' 'required'}}
  [[ufb::length(1, 9)]] std::string name = "";  // expected-error {{the default of 'name' breaks its own rule 'length'}} expected-note {{or make 'name' 'required'}}
  [[ufb::range(1, 9)]] int weight = 5;
  [[ufb::less_than(9)]] int height = 9;  // expected-error {{the default of 'height' breaks its own rule 'less_than'}} expected-note {{}}
  [[ufb::positive]] double depth{};  // expected-error {{the default of 'depth' breaks its own rule 'positive'}} expected-note {{}}
  [[ufb::max(std::chrono::seconds{1})]] std::chrono::milliseconds wait = std::chrono::seconds{2};  // expected-error {{the default of 'wait' breaks its own rule 'max'}} expected-note {{}}
  [[ufb::non_negative]] std::chrono::milliseconds pause{};
  [[ufb::starts_with("a")]] std::string key = "b";  // expected-error {{the default of 'key' breaks its own rule 'starts_with'}} expected-note {{}}
};
