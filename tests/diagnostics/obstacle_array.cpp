struct [[ufb::builder]] order {
  int counts[3];  // expected-error {{'counts' is a C array}} expected-note {{make it a std::array}}
};
