struct order {
  [[ufb::builder]] static order make(int initial);  // expected-error {{a call with the parameters of 'make'}} expected-note {{give it a name}}
  static order make(const int& initial);
};
