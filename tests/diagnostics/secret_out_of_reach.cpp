struct [[ufb::builder]] card {
  int number;
  [[ufb::secret]] unsigned pin : 14;  // expected-error {{'pin' is secret, but nothing can refer to it}} expected-note {{make it a field of its own}}
};
