extern int limit;
struct money { int cents; };
constexpr money price{100};

struct [[ufb::builder]] order {
  [[ufb::min(limit + 1)]] int count;  // expected-error {{'limit + 1' is not a constant that 'min' can take}} expected-note {{write a number}}
  [[ufb::min(price)]] int weight;  // expected-error {{'price' is not a constant that 'min' can take}} expected-note {{write a number}}
};
