#include <tl/expected.hpp>

struct order {
  // expected-error@+1 {{'make' returns 'tl::expected<order, int>', whose errors are}} expected-note@+1 {{return a ufb::result}}
  [[ufb::builder]] static tl::expected<order, int> make(int initial);
};
