struct [[ufb::builder]] order {
  [[using ufb: required, optional]] int count;  // expected-error {{'required' and 'optional' contradict each other on 'count'}} expected-note {{keep one of them}}
  [[using ufb: required, skip]] int weight = 1;  // expected-error {{'required' and 'skip' contradict each other on 'weight'}} expected-note {{keep one of them}}
};
