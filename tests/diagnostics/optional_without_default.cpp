struct handle {
  explicit handle(int number);
};

struct [[ufb::builder]] order {
  int count;
  [[ufb::optional]] handle file;  // expected-error {{'file' is optional, but 'handle' has no default}} expected-note {{give 'file' a default member initialiser}}
};
