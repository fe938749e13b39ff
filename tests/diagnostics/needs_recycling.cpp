#include <string>

struct [[using ufb: builder, retained_bytes(64)]] closed {  // expected-error {{'retained_bytes' means nothing for 'closed'}} expected-note {{remove 'retained_bytes'}}
  std::string name;
  ~closed();
};

struct [[ufb::retained_bytes(64)]] made {  // expected-error {{'retained_bytes' means nothing for 'made'}} expected-note {{remove 'retained_bytes'}}
  [[ufb::builder]] explicit made(std::string name);
};

struct [[using ufb: builder, retained_bytes(64)]] kept {
  std::string name;
};
