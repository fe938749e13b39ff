struct [[ufb::validator]] order {
  [[using ufb: skip]] int count;  // expected-error {{'skip' means nothing without a builder}} expected-note {{add [[ufb::builder]] to 'order', or remove 'skip'}}
  [[ufb::min(1)]] int weight;
};
