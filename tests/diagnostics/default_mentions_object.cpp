struct [[ufb::builder]] order {
  int count;
  int twice = count * 2;  // expected-error {{the default of 'twice' depends on the object it is in}} expected-note {{or make 'twice' 'required'}}
};
