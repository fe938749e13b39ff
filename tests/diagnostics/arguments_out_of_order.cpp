#include <string>
#include <vector>

struct [[ufb::builder]] order {
  [[ufb::range(150, 0)]] int count;  // expected-error {{'150' is greater than '0' in 'range'}} expected-note {{write the smaller one first}}
  [[ufb::length(64, 1)]] std::string name;  // expected-error {{'64' is greater than '1' in 'length'}} expected-note {{write the smaller one first}}
  [[ufb::size(8, 0)]] std::vector<int> lines;  // expected-error {{'8' is greater than '0' in 'size'}} expected-note {{write the smaller one first}}
};
