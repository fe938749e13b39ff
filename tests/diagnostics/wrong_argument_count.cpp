struct [[ufb::builder]] order {
  [[ufb::range(1)]] int count;  // expected-error {{'range' takes 2 arguments, not 1}}
  [[ufb::min(1, 2)]] int weight;  // expected-error {{'min' takes 1 argument, not 2}}
};
