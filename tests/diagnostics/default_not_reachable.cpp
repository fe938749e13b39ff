#include <string>

std::string make_name();

struct handle {
  explicit handle(int number);
};

struct [[ufb::builder]] order {
  handle file;
  std::string name = make_name();  // expected-error {{the default of 'name' is no constant, and 'order' has no default to take it from}} expected-note {{or make 'name' 'required'}}
};
