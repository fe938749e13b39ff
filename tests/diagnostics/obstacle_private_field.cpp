class [[ufb::builder]] order {
  int count;  // expected-error {{'count' is not public}} expected-note {{make it public}}
};
