struct frame {
  int count;
  int lines[];
};

struct [[ufb::builder]] order {
  int count;
  int lines[];  // expected-error {{'lines' is or ends in a C array that has no size of its own}} expected-note {{make it a std::vector}}
};

struct [[ufb::builder]] message {
  int id;
  union {
    int number;
    frame whole;
  } body;  // expected-error {{'body' is or ends in a C array that has no size of its own}} expected-note {{make it a std::vector}}
};
