#include <string>
#include <variant>

struct [[ufb::builder]] card {
  [[ufb::min(1)]] int number;
};

struct [[ufb::builder]] payment {
  std::variant<card, std::string> by;  // expected-warning {{the rules of what 'by' holds are not applied}} expected-note {{validate it in a function of your own}}
};
