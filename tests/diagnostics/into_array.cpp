struct [[ufb::builder]] box {
  [[ufb::into]] int sides[3];  // expected-error {{'into' cannot make 'sides': no value converts to a C array}} expected-note {{make it a std::array}}
  [[ufb::into]] char name[8];  // expected-error {{'into' cannot make 'name'}} expected-note {{make it a std::array}}
};
