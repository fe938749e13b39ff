enum class byte : unsigned char {};

struct [[ufb::builder]] order {
  [[ufb::declared]] byte flags;  // expected-error {{'byte' has no enumerator: 'declared' can never hold}} expected-note {{name its values}}
};
