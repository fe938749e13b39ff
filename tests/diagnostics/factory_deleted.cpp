struct order {
  [[ufb::builder]] explicit order(int initial) = delete;  // expected-error {{'order' is deleted}} expected-note {{annotate another one}}
};
