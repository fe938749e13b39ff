struct [[ufb::builder]] order {
  int kind;
  struct {  // expected-error {{a member without a name cannot be set or validated}} expected-note {{give it a name}}
    int count;
    float weight;
  };
};
