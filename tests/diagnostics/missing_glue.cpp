#include "address.hpp"

struct [[ufb::builder]] order {
  address home;  // expected-error {{'home' needs the glue of 'address', 'address.ufb.hpp', which no header of this run makes}} expected-note {{generate from the header of 'address' as well}}
};
