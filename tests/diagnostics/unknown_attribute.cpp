struct [[ufb::builder]] order {
  [[ufb::rnage(0, 9)]] int count;  // expected-error {{unknown attribute 'rnage'}} expected-note {{did you mean 'range'?}}
  [[using ufb: min(1), lenght(1, 2)]] int weight;  // expected-error {{unknown attribute 'lenght'}} expected-note {{did you mean 'length'?}}
};

// Other namespaces' attributes are other people's, whatever their names.
struct plain {
  [[other::range(1, 2, 3)]] int left_alone;
  [[range(0)]] int left_alone_too;
};
