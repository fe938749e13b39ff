#include <map>
#include <memory>
#include <string>
#include <utility>
#include <variant>

struct [[ufb::builder]] card {
  [[ufb::min(1)]] int number;
  bool operator<(const card& other) const { return number < other.number; }
};

struct plain {
  card inside;
};

template <class T>
struct box {
  T* content;
};

struct [[ufb::builder]] payment {
  std::variant<card, std::string> by;
  std::map<card, int> uses;
  std::variant<int, plain> either;  // expected-warning {{the rules of what 'either' holds are not applied}} expected-note {{validate it in a function of your own}}
  std::shared_ptr<std::pair<card, short>> shared;  // expected-warning {{the rules of what 'shared' holds are not applied}} expected-note {{validate it in a function of your own}}
  std::pair<card, int> pair;  // expected-warning {{the rules of what 'pair' holds are not applied}} expected-note {{validate it in a function of your own}}
  plain held;  // expected-warning {{the rules of what 'held' holds are not applied}} expected-note {{validate it in a function of your own}}
  box<card> boxed;  // expected-warning {{the rules of what 'boxed' holds are not applied}} expected-note {{validate it in a function of your own}}
};
