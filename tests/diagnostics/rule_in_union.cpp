struct [[ufb::builder]] reading {
  union {
    [[ufb::min(0)]] int kelvin;  // expected-error {{'min' cannot hold for 'kelvin'}} expected-note {{make the union a std::variant}}
    float celsius;
  };
};
