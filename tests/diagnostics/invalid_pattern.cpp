#include <string>

struct [[ufb::builder]] order {
  [[ufb::pattern("[a-z")]] std::string code;  // expected-error {{'[a-z' is not a pattern: missing ]: [a-z}} expected-note {{RE2's syntax}}
};
