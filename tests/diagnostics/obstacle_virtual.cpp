struct [[ufb::builder]] order {  // expected-error {{'order' has virtual functions}} expected-note {{remove them}}
  int count;
  virtual void ship();
};
