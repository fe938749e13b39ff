struct [[ufb::builder]] order {
  [[using ufb: min(1), min(2)]] int count;  // expected-error {{'min' is stated twice}} expected-note {{keep one of them}}
};
