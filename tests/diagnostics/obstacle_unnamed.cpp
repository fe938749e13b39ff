struct [[ufb::builder]] {  // expected-error {{a type without a name}} expected-note {{give it a name}}
  int count;
} order;
