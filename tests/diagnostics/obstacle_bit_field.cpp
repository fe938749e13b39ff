struct [[ufb::builder]] order {
  unsigned count : 3;  // expected-error {{'count' is a bit-field}} expected-note {{make it a field of its own}}
};
