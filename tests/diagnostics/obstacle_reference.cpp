struct [[ufb::builder]] order {
  int& count;  // expected-error {{'count' is a reference}} expected-note {{hold a value or a pointer}}
};
