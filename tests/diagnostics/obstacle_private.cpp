class shop {
  struct [[ufb::builder]] order {  // expected-error {{'shop::order' is not public in its class}} expected-note {{make it public}}
    int count;
  };
};
