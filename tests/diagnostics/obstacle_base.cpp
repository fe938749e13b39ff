struct aggregate {
  int number;
};
class constructed {
 public:
  constructed();
};
template <class T>
struct [[ufb::builder]] box {
  [[ufb::min(1)]] T content;
};

struct [[ufb::builder]] a : constructed {  // expected-error {{'a' has a base class that cannot be made}} expected-note {{make the base class a field}}
  int count;
};
struct [[ufb::builder]] b : virtual aggregate {  // expected-error {{'b' has a base class that cannot be made}} expected-note {{make the base class a field}}
  int count;
};
struct [[ufb::builder]] c : private aggregate {  // expected-error {{'c' has a base class that cannot be made}} expected-note {{make the base class a field}}
  int count;
};
struct [[ufb::builder]] d : box<int> {  // expected-error {{'d' has a base class that cannot be made}} expected-note {{make the base class a field}}
  int count;
};
template <class T>
struct [[ufb::builder]] e : T {  // expected-error {{'e' has a base class that cannot be made}} expected-note {{make the base class a field}}
  int count;
};
struct [[ufb::validator]] f : constructed {  // its own rules can hold
  [[ufb::min(1)]] int count;
};
