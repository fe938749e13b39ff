template <class T>
struct [[ufb::builder]] order {  // expected-error {{'order' is a template}} expected-note {{not a template}}
  [[ufb::min(1)]] T count;
};
