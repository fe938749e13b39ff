#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

struct [[ufb::builder]] order {
  std::string_view name;  // expected-warning {{'name' shows what others own}} expected-note {{hold a copy}}
  std::optional<std::span<const int>> numbers;  // expected-warning {{'numbers' shows what others own}} expected-note {{hold a copy}}
  const char* note = nullptr;
};

struct [[ufb::builder]] [[gsl::Pointer]] order_view {
  std::string_view name;
};

struct [[ufb::validator]] read_only {
  [[ufb::not_empty]] std::string_view name;
};
