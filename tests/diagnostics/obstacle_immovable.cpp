#include <atomic>

struct [[ufb::builder]] counter {
  std::atomic<int> count;  // expected-error {{'count' can be neither copied nor moved}} expected-note {{hold it by a std::unique_ptr}}
};
