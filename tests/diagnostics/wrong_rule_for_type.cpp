#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

enum class color { red };

struct [[ufb::builder]] order {
  [[ufb::length(1, 2)]] int count;  // expected-error {{'length' cannot apply to 'int'}} expected-note {{it applies to}}
  [[ufb::range(1, 2)]] std::string name;  // expected-error {{'range' cannot apply to 'std::string'}} expected-note {{it applies to}}
  [[ufb::email]] std::vector<std::string> mails;  // expected-error {{'email' cannot apply to 'std::vector<std::string>'}} expected-note {{it applies to}}
  [[ufb::unique]] std::string letters;  // expected-error {{'unique' cannot apply to 'std::string'}} expected-note {{it applies to}}
  [[ufb::min(1)]] color shade;  // expected-error {{'min' cannot apply to 'color'}} expected-note {{it applies to}}
  [[ufb::min(1)]] std::variant<std::monostate, int, std::string> either;  // expected-error {{'min' cannot apply to the alternative 'text' of 'std::variant<std::monostate, int, std::string>'}} expected-note {{it applies to}}
  [[ufb::max(5)]] __int128 wide;  // expected-error {{'max' cannot apply to '__int128'}} expected-note {{it applies to}}
  [[ufb::min(1)]] std::variant<std::monostate, int, float> both;
  [[ufb::min(1)]] std::optional<int> looked_through;
  [[ufb::min(1)]] std::unique_ptr<int> looked_through_too;
};
