struct level {
  int value;
};

struct [[ufb::builder]] reading {
  volatile level first;  // expected-error {{'first' is volatile}} expected-note {{take volatile off}}
  volatile level others[2];  // expected-error {{'others' is volatile}} expected-note {{take volatile off}}
  volatile char name[8];  // expected-error {{'name' is volatile}} expected-note {{take volatile off}}
  volatile int number;
};

struct [[ufb::validator]] alarm {
  volatile level first;  // expected-error {{'first' is volatile}} expected-note {{take volatile off}}
};
