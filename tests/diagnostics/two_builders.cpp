struct [[ufb::builder]] order {  // expected-error {{'order' has more than one builder}} expected-note {{keep one}}
  [[ufb::builder]] explicit order(int initial);
  int count;
};

class account {
 public:
  [[ufb::builder]] explicit account(int number);  // expected-note {{the other one is here}}
  [[ufb::builder]] static account open(long number);  // expected-error {{'account' has more than one builder}} expected-note {{keep one}}
};
