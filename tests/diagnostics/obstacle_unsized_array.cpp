struct [[ufb::builder]] order {
  int count;
  int lines[];  // expected-error {{'lines' is a C array that has no size of its own}} expected-note {{make it a std::vector}}
};
