#include <memory>
#include <utility>

struct vertex;

struct [[ufb::builder]] edge {
  [[ufb::min(1)]] int weight;
  std::shared_ptr<vertex> to;  // expected-warning {{'vertex' is not defined where 'to' is}} expected-note {{include the header that defines 'vertex'}}
  vertex* back = nullptr;
  std::shared_ptr<std::pair<short, short>> ends;  // nobody has needed it whole: it is defined all the same
};
