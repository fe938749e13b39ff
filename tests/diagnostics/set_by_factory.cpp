#include <string>

struct order {
  [[ufb::builder]] explicit order(std::string initial);
  // expected-error@+1 {{'trim' means nothing on 'name': the builder sets the parameters of 'order'}} expected-note@+1 {{remove it}}
  [[using ufb: trim, not_empty]] std::string name;
};
