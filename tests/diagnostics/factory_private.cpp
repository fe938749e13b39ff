class order {
  [[ufb::builder]] explicit order(int initial);  // expected-error {{'order' is not public}} expected-note {{make it public, or annotate}}
};

class account {
 protected:
  [[ufb::builder]] static account open(int number);  // expected-error {{'open' is not public}} expected-note {{make it public, or annotate}}
};
