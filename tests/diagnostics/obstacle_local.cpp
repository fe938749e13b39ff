constexpr int function() {
  struct [[ufb::builder]] order {  // expected-error {{'function::order' is local to a function}} expected-note {{move it out of the function}}
    int count;
  };
  return 0;
}
