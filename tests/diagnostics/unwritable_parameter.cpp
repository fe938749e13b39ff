class order {
  struct key {};

 public:
  [[ufb::builder]] order(key secret, int count);  // expected-error {{generated code cannot write the type 'key'}} expected-note {{make it public}}
};
