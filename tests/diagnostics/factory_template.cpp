struct order {
  template <class Count>
  [[ufb::builder]] explicit order(Count initial);  // expected-error {{'order' is a template}} expected-note {{annotate a function}}
};

struct lines {
  [[ufb::builder]] static lines of(auto... numbers);  // expected-error {{'of' is a template}} expected-note {{annotate a function}}
};
