// optionals and smart pointers to what is const: it is made anew, never changed where it is.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace shop {

struct [[ufb::builder]] address {
  [[ufb::not_empty]] std::string street;
  [[ufb::range(1, 9)]] int floor = 1;
};

struct [[ufb::builder]] account {
  std::string name = "nobody";
  [[ufb::range(0, 9)]] std::optional<const int> level;
  std::optional<const std::string> note;
  std::optional<const std::chrono::seconds> patience;
  std::optional<const std::vector<int>> numbers;
  std::unique_ptr<const int> limit;
  std::shared_ptr<const std::string> motto;
  std::optional<const address> home;
  std::unique_ptr<const address> work;
  std::shared_ptr<const address> bills;
};

struct [[ufb::builder]] sealed {
  [[ufb::max(9)]] int number = 1;
  const std::vector<std::unique_ptr<int>> owned;
};

}  // namespace shop
