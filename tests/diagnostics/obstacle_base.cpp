struct base {
  int number;
};

struct [[ufb::builder]] order : base {  // expected-error {{'order' has a base class}} expected-note {{make the base class a field}}
  int count;
};
