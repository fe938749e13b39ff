struct order;
bool in_order(const order& whole);

struct [[ufb::builder, ufb::check(in_order, "cuont")]] order {  // expected-error {{'order' has no field 'cuont'}} expected-note {{did you mean 'count'?}}
  int count;
};
