struct [[ufb::builder]] order {
  [[ufb::setter("count")]] int number;  // expected-error {{'number' and 'count' have the same setter, 'with_count'}} expected-note {{give one of them another name}}
  int count;
  [[ufb::setter("number")]] int taken_by_nobody;
};
