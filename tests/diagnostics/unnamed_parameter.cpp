struct order {
  [[ufb::builder]] order(int count, double);  // expected-error {{parameter 2 of 'order' has no name}} expected-note {{give it a name}}
};
