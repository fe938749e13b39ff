enum class color {
  red,
  green,
  blue [[ufb::rename("red")]]  // expected-error {{errors call both 'red' and 'blue' 'red'}} expected-note {{give one of them another name}}
};

struct [[ufb::builder]] order {
  [[ufb::rename("id")]] int number;
  int count;
  [[ufb::rename("id")]] int code;  // expected-error {{errors call both 'number' and 'code' 'id'}} expected-note {{give one of them another name}}
};
