struct shape {
  [[ufb::builder]] explicit shape(int corners);  // expected-error {{'shape' has pure virtual functions}} expected-note {{annotate a static}}
  virtual ~shape();
  virtual double area() const = 0;
};
