#include <optional>

struct lock {
  lock(lock&&) = delete;
  // expected-error@+1 {{'make' returns 'std::optional<lock>', which 'lock' cannot be moved out of}} expected-note@+1 {{return a std::unique_ptr}}
  [[ufb::builder]] static std::optional<lock> make(int number);
};
