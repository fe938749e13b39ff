struct [[ufb::builder]] order {  // expected-error {{'order' has constructors}} expected-note {{one of them}}
  explicit order(int initial);
  int count;
};

// Rules need no construction.
struct [[ufb::validator]] other {
  explicit other(int initial);
  [[ufb::min(1)]] int count;
};
