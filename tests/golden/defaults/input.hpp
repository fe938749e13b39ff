// default member initialisers: constants are written again, others are asked of the type.
#pragma once

#include <chrono>
#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

enum class mode : char { fast, safe };
enum plain { one, two };
constexpr int kLimit = 40;
inline std::string make_name() { return "made"; }

struct [[ufb::builder]] settings {
  int limit = kLimit + 2;
  long long least = std::numeric_limits<long long>::min();
  std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
  double ratio = 0.1;
  float third = 1.0F / 3;
  double none = -std::numeric_limits<double>::infinity();
  bool is_on = true;
  char letter = 'x';
  mode how = mode::safe;
  plain which = two;
  std::string text = "a \"quoted\" \\ \n tab\t \x01" "2 ? \u00e4";
  std::string braced{"braced"};
  std::string name = make_name();
  std::vector<int> numbers = {1, 2, 3};
  std::vector<std::string> words = {"a", "b"};
  std::map<std::string, int> counts{{"a", 1}};
  std::string file = __FILE__;
  std::chrono::milliseconds wait{250};
  std::unique_ptr<int> owned = std::make_unique<int>(5);
  std::unique_ptr<int> nothing = nullptr;
  std::optional<int> absent = std::nullopt;
  int* raw = nullptr;
  const int fixed = 3;
  int zero{};
};
