#include <cstdint>
#include <set>
#include <string>
#include <vector>

struct [[ufb::builder]] order {
  [[using ufb: min(10), max(5)]] int count;  // expected-error {{'max' can never hold for 'int'}} expected-note {{nothing passes both it and 'min'}}
  [[using ufb: range(0, 4), one_of(5, 6)]] int grade;  // expected-error {{'one_of' can never hold for 'int'}} expected-note {{none of its values passes the other rules}}
  [[using ufb: max(0.5), min(0.75)]] double share;  // expected-error {{'min' can never hold for 'double'}} expected-note {{nothing passes both it and 'max'}}
  [[using ufb: length(0, 0), not_empty]] std::string name;  // expected-error {{'not_empty' can never hold for 'std::string'}} expected-note {{nothing passes both it and 'length'}}
  [[using ufb: not_empty, one_of("")]] std::string kind;  // expected-error {{'one_of' can never hold for 'std::string'}} expected-note {{none of its values passes}}
  [[using ufb: size(2, 4), each, min(2), max(1)]] std::vector<int> lines;  // expected-error {{'max' can never hold for an element of 'lines'}} expected-note {{nothing passes both it and 'min'}}

  // These just hold.
  [[using ufb: min(5), max(5), one_of(4, 5)]] int fine;
  [[using ufb: min(0.5), max(0.5)]] double half;
  [[using ufb: length(1, 4), not_empty, one_of("", "a")]] std::string letter;
};
