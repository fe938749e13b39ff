#include "address.hpp"
#include "line.ufb.hpp"  // which is not there yet

namespace ufb {
template <class T> int build();
template <class T> bool validate(const T& object);
template <class T> bool is_valid(const T& object);
}

namespace other {
template <class T> int build();
}

int built = ufb::build<address>();  // expected-error {{'build' needs the glue of 'address', which is not included here}} expected-note@3 {{write #include "address.ufb.hpp"}}

bool check(const address& home) {
  return ufb::validate(home);  // expected-error {{'validate' needs the glue of 'address'}} expected-note@3 {{write #include "address.ufb.hpp"}}
}

struct checker {
  bool operator()(const address& home) const {
    return [&] { return ufb::is_valid(home); }();  // expected-error {{'is_valid' needs the glue of 'address'}} expected-note@3 {{write #include "address.ufb.hpp"}}
  }
};

template <class T>
bool check_any(const T& object) {
  return ufb::validate(object) && ufb::build<address>() != 0;  // expected-error {{'build' needs the glue of 'address'}} expected-note@3 {{write #include "address.ufb.hpp"}}
}

// Nobody's glue is needed for these.
struct plain {
  int count;
};
int others = other::build<address>() + ufb::build<plain>();
