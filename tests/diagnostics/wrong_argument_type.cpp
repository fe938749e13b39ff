#include <string>

struct [[ufb::builder]] order {
  [[ufb::length("long")]] std::string name;  // expected-error {{'length' takes}}
  [[ufb::pattern(5)]] std::string code;  // expected-error {{'pattern' takes}}
  [[ufb::min("one")]] int count;  // expected-error {{'min' takes}}
  [[ufb::check(1)]] int weight;  // expected-error {{'check' takes}}
};
