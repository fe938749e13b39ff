struct base {
  int number;
};

struct [[ufb::builder]] order {
  const int limits[2];  // expected-error {{'limits' cannot be assigned to}} expected-note {{make it a std::array}}
};
struct [[ufb::builder]] line : base {
  int parts[2];
  const int count;  // expected-error {{'count' cannot be assigned to}} expected-note {{in a struct with bases what follows them}}
};
