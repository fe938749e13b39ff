struct order {
  [[ufb::min(1)]] int count;  // expected-error {{'order' has annotations, but is neither a builder nor a validator}} expected-note@-1 {{write [[ufb::builder]] before its name}}
};
