struct text {
  text();
  text(const text&);
  ~text();
};

struct [[ufb::builder]] order {
  union {
    int number;
    text name;  // expected-error {{'name' is in an anonymous union, but 'text' is more than its bytes}} expected-note {{make the union a std::variant}}
  };
  ~order();
};
