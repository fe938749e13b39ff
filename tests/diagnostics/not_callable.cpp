#include <string>

bool is_even(int count);
bool adds_up(int one, int other);
void says_nothing(int count);

struct [[ufb::builder, ufb::check(own), ufb::check(is_const)]] order {  // expected-error {{'own' cannot be called with a 'const order&'}} expected-note {{}}
  [[ufb::check(is_even)]] int count;
  [[ufb::check(is_even)]] std::string name;  // expected-error {{'is_even' cannot be called with}} expected-note {{it must take that as its only argument}}
  [[ufb::check(adds_up)]] int weight;  // expected-error {{'adds_up' cannot be called with}} expected-note {{it must take that as its only argument}}
  [[ufb::check(says_nothing)]] int depth;  // expected-error {{'says_nothing' cannot be called with}} expected-note {{it must take that as its only argument}}
  bool own();
  bool is_const() const;
};
