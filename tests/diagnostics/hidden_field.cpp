struct entity {
  int id;
};

struct [[ufb::builder]] order : entity {
  int id;  // expected-error {{'order' has two fields of the name 'id'}} expected-note {{rename one of them}}
};
