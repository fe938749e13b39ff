struct order {
  [[ufb::builder]] static int count(int initial);  // expected-error {{'count' returns 'int', which is no 'order'}} expected-note {{return it}}
};

struct account {
  // expected-error@+1 {{'find' returns 'account&', which is no 'account'}} expected-note@+1 {{return it}}
  [[ufb::builder]] static const account& find(int number);
};
