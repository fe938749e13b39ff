#include <chrono>
#include <set>
#include <string>

struct [[ufb::builder]] order {
  [[ufb::length("long")]] std::string name;  // expected-error {{'length' takes}}
  [[ufb::pattern(5)]] std::string code;  // expected-error {{'pattern' takes}}
  [[ufb::min("one")]] int count;  // expected-error {{'min' takes}}
  [[ufb::min(5)]] std::chrono::milliseconds wait;  // expected-error {{'min' takes a duration, not '5'}} expected-note {{write std::chrono::milliseconds{5}}}
  [[ufb::min(std::chrono::seconds{5})]] int seconds;  // expected-error {{'min' takes a number}}
  [[ufb::min(std::chrono::seconds{5})]] std::chrono::sys_days day;  // expected-error {{'min' takes a time point of 'std::chrono::system_clock'}}
  [[ufb::max(std::chrono::steady_clock::time_point{})]] std::chrono::sys_seconds at;  // expected-error {{'max' takes a time point}}
  [[ufb::multiple_of(0)]] int even;  // expected-error {{'multiple_of' takes a number greater than 0, not '0'}}
  [[ufb::multiple_of(-0.5)]] double half;  // expected-error {{'multiple_of' takes a number greater than 0, not '-0.5'}}
  [[ufb::multiple_of(std::chrono::seconds{0})]] std::chrono::seconds step;  // expected-error {{'multiple_of' takes a duration greater than zero}}
  [[ufb::has("one")]] std::set<int> numbers;  // expected-error {{'has' takes numbers, not '"one"'}}
  [[ufb::check(1)]] int weight;  // expected-error {{'check' takes}}
};
