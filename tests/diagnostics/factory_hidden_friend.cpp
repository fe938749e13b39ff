class order {
  explicit order(int initial);
  // expected-error@+1 {{'make_order' is declared in 'order' only}} expected-note@+1 {{declare it after 'order' as well}}
  [[ufb::builder]] friend order make_order(int initial) { return order(initial); }
};
