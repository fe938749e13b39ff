#include <string>
#include <utility>
#include <variant>

struct [[ufb::builder]] card {
  [[ufb::min(1)]] int number;
};

struct plain {
  card inside;
};

template <class T>
struct box {
  T* content;
};

struct [[ufb::builder]] payment {
  std::variant<card, std::string> by;  // expected-warning {{the rules of what 'by' holds are not applied}} expected-note {{validate it in a function of your own}}
  std::pair<card, int> pair;  // expected-warning {{the rules of what 'pair' holds are not applied}} expected-note {{validate it in a function of your own}}
  plain held;  // expected-warning {{the rules of what 'held' holds are not applied}} expected-note {{validate it in a function of your own}}
  box<card> boxed;  // expected-warning {{the rules of what 'boxed' holds are not applied}} expected-note {{validate it in a function of your own}}
};
