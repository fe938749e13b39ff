#include <vector>

struct [[ufb::builder]] order {
  [[using ufb: each, min(1), required]] std::vector<int> lines;  // expected-error {{'required' stands after 'each', but is about 'lines' as a whole}} expected-note {{write it before 'each'}}
};
