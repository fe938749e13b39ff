#include <map>
#include <string>
#include <vector>

struct [[ufb::builder]] order {
  [[using ufb: size(1, 2), each]] std::vector<int> lines;  // expected-error {{no rule follows 'each'}} expected-note {{applies to an element of 'lines'}}
  [[using ufb: keys, values, min(0)]] std::map<std::string, int> prices;  // expected-error {{no rule follows 'keys'}} expected-note {{applies to a key of 'prices'}}
};
