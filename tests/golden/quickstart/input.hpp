// The language's core in one header: text, numbers, a container, an enumeration, a nested struct, a cross-field check.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace shop {

enum class tier { free, paid, staff };

struct [[ufb::builder]] address {
  [[ufb::not_empty]] std::string street;
  [[ufb::pattern("[0-9]{5}")]] std::string postcode;
};

struct user;
bool staff_has_mail(const user& user);
bool is_even(int value);

struct [[ufb::builder, ufb::check(staff_has_mail, "email")]] user {
  [[using ufb: trim, length(1, 64)]] std::string name;
  [[ufb::email]] std::string email;
  [[using ufb: range(0, 150), check(is_even)]] int age = 18;
  [[ufb::one_of(tier::free, tier::paid)]] tier level = tier::free;
  [[using ufb: size(0, 8), unique, each, length(1, 32)]] std::vector<std::string> tags;
  std::optional<address> home;
  [[ufb::skip]] std::uint64_t revision = 1;
};

}  // namespace shop
