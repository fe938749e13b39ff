struct handle {
  explicit handle(int number);
};

struct [[ufb::builder]] order {
  int count;
  [[ufb::skip]] handle file;  // expected-error {{'file' is skipped, but 'handle' has no default}} expected-note {{give 'file' a default member initialiser}}
};
