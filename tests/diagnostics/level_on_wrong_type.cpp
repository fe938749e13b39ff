#include <map>
#include <string>
#include <variant>
#include <vector>

struct [[ufb::builder]] order {
  [[using ufb: each, length(1, 2)]] std::string name;  // expected-error {{'each' cannot go into 'std::string'}} expected-note {{it goes into sequences and sets}}
  [[using ufb: each, min(1)]] std::map<std::string, int> prices;  // expected-error {{'each' cannot go into 'std::map<std::string, int>'}} expected-note {{into this one go 'keys' and 'values'}}
  [[using ufb: each, values, min(1)]] std::vector<int> counts;  // expected-error {{'values' cannot go into an element of 'counts'}} expected-note {{it goes into maps}}
  [[using ufb: each, min(1)]] std::variant<std::vector<int>, int> either;  // expected-error {{'each' cannot go into 'std::variant<std::vector<int>, int>'}} expected-note {{it goes into}}
  [[using ufb: each, min(1)]] std::variant<std::vector<int>, std::vector<float>> both;
};
