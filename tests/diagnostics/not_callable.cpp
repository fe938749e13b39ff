#include <string>

bool is_even(int count);                 // expected-note {{'bool is_even(int count)' takes something else}}
bool adds_up(int one, int other);        // expected-note {{'bool adds_up(int one, int other)' takes 2 arguments}}
bool adds_up() { return true; }          // expected-note {{'bool adds_up()' takes no argument}}
void says_nothing(int count);            // expected-note {{'void says_nothing(int count)' returns nothing that converts to bool}}
bool is_small(short count);              // expected-note {{'bool is_small(short count)' takes what cannot hold each value}}
bool is_small(long count);               // expected-note {{'bool is_small(long count)' is one of several that could be meant}}
template <class T> bool points(T* to);   // expected-note {{'bool points(T* to)' takes something else}}
bool is_letter(char one);                // expected-note {{'bool is_letter(char one)' takes something else}}
bool is_word(std::string_view text);
bool is_brief(const short& count);       // expected-note {{'bool is_brief(const short& count)' takes what cannot hold each value}}
template <class T> bool fits(T count);   // expected-note {{'bool fits(T count)' takes what cannot hold each value}}
bool is_wide(long count);
bool is_near(double count);

struct [[ufb::builder, ufb::check(own), ufb::check(is_const)]] order {  // expected-error {{'own' cannot be called with a 'const order&'}} expected-note {{}}
  [[ufb::check(is_even)]] int count;
  [[ufb::check(is_even)]] std::string name;  // expected-error {{'is_even' cannot be called with}} expected-note {{it must take that as its only argument}}
  [[ufb::check(adds_up)]] int weight;  // expected-error {{'adds_up' cannot be called with}} expected-note {{it must take that as its only argument}}
  [[ufb::check(says_nothing)]] int depth;  // expected-error {{'says_nothing' cannot be called with}} expected-note {{it must take that as its only argument}}
  [[ufb::check(is_small)]] int size;  // expected-error {{'is_small' cannot be called with}} expected-note {{it must take that as its only argument}}
  [[ufb::check(points)]] int target;  // expected-error {{'points' cannot be called with}} expected-note {{it must take that as its only argument}}
  [[ufb::check(is_letter)]] const char* initial;  // expected-error {{'is_letter' cannot be called with}} expected-note {{it must take that as its only argument}}
  [[ufb::check(is_word)]] const char* word;
  [[ufb::check(is_brief)]] int length;  // expected-error {{'is_brief' cannot be called with}} expected-note {{it must take that as its only argument}}
  [[ufb::check(fits<unsigned>)]] int width;  // expected-error {{'fits' cannot be called with}} expected-note {{it must take that as its only argument}}
  [[using ufb: check(is_wide), check(is_near), check(fits<int>)]] int height;
  bool own();  // expected-note {{'bool own()' is not const}}
  bool is_const() const;
};

struct [[using ufb: builder, check(limits), check(hidden), check(says), check(adds)]] line {  // expected-error 4 {{cannot be called with}} expected-note 4 {{it must take that}}
  int count;
  bool limits(int most) const;  // expected-note {{'bool limits(int most) const' takes 1 argument}}
  void says() const;            // expected-note {{'void says() const' returns nothing that converts to bool}}
  static bool adds(int one);    // expected-note {{'static bool adds(int one)' takes something else}}
 private:
  bool hidden() const;          // expected-note {{'bool hidden() const' is not public}}
};
