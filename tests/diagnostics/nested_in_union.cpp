struct [[ufb::builder]] level {
  [[ufb::min(0)]] int value;
};

struct [[ufb::builder]] reading {
  union {
    level kelvin;  // expected-error {{the rules of 'level' cannot be applied to 'kelvin'}} expected-note {{make the union a std::variant}}
    float celsius;
  };
};
