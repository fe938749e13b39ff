struct [[ufb::builder]] order {
  [[ufb::builder]] int count;  // expected-error {{'builder' stands on structs, constructors and static factories, not on a field}}
  [[ufb::min(1)]] static int total;  // expected-error {{'min' stands on fields, not on a variable}}
};

[[ufb::min(1)]] int count();  // expected-error {{'min' stands on fields, not on a function}}

struct [[ufb::range(0, 1)]] [[ufb::validator]] other {  // expected-error {{'range' stands on fields, not on a struct}}
  int count;
};
