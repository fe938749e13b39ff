#include <memory>

struct vertex;

struct [[ufb::builder]] edge {
  [[ufb::min(1)]] int weight;
  std::shared_ptr<vertex> to;  // expected-warning {{'vertex' is not defined where 'to' is}} expected-note {{include the header that defines 'vertex'}}
  vertex* back = nullptr;
};
