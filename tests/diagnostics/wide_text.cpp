#include <string>

inline constexpr char16_t kPrefix[] = u"x";

struct [[ufb::builder]] order {
  [[ufb::one_of("a", L"b")]] std::string name;  // expected-error {{'L"b"' is no text in bytes}} expected-note {{or u8"…", in UTF-8}}
  [[ufb::pattern(U"a+")]] std::string code;  // expected-error {{'U"a+"' is no text in bytes}} expected-note {{}}
  [[ufb::starts_with(kPrefix)]] std::string key;  // expected-error {{'kPrefix' is no text in bytes}} expected-note {{}}
};
