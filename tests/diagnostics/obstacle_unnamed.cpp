struct [[ufb::builder]] {  // expected-error {{a struct without a name}} expected-note {{give it a name}}
  int count;
} order;
