#include <vector>

struct [[ufb::builder]] order {
  [[using ufb: size(1, 2), each]] std::vector<int> lines;  // expected-error {{no rule follows 'each'}} expected-note {{applies to the elements of 'lines'}}
};
