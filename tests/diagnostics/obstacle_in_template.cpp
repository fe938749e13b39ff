template <class T>
struct shop {
  struct [[ufb::builder]] order {  // expected-error {{'shop::order' is inside a template}} expected-note {{move it out of the template}}
    [[ufb::min(1)]] T count;
  };
};
