union [[ufb::builder]] order {  // expected-error {{'order' is a union}} expected-note {{std::variant}}
  int count;
  float weight;
};
