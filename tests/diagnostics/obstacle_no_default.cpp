struct price {
  explicit price(int);
};

struct [[ufb::builder]] order {
  price prices[2];  // expected-error {{'prices' can only be set when the object is there, and 'price[2]' has no default}} expected-note {{make it a std::array}}
};
