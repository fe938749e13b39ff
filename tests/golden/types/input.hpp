// fields of many types: each is set, copied or moved, and comes out as it went in.
#pragma once

#include <array>
#include <deque>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

namespace outer::inline v1 {

class handle {
 public:
  explicit handle(int initial) : number(initial) {}
  handle(handle&&) = default;
  handle& operator=(handle&&) = default;
  int number;
};

struct [[ufb::builder]] pathed {
  [[ufb::pattern("/[a-z/]+")]] std::filesystem::path path;
};

struct [[ufb::builder]] everything {
  std::array<int, 3> fixed;
  std::deque<std::string> queue;
  [[ufb::length(1, 32)]] std::filesystem::path path;
  std::function<int(int)> call;
  std::map<std::string, int> ordered;
  std::unordered_map<int, std::string> hashed;
  std::set<int> numbers;
  std::shared_ptr<int> shared;
  std::unique_ptr<int> owned;
  std::variant<int, std::string> either;
  std::vector<std::unique_ptr<int>> owners;
  std::vector<bool> bits;
  std::vector<std::pair<int, char>> pairs;
  std::string_view view;
  std::span<const int> shown;
  handle file;
  const std::string constant;
  unsigned char small;
  long double wide;
  wchar_t letter;
  void* raw = nullptr;
  int (*function)(int) = nullptr;
  int class_ = 0, with_x = 0, type = 0, name = 0, S = 0, in = 0, value = 0, next = 0, arguments = 0, object = 0, fields = 0, state = 0, build = 0;
};

}  // namespace outer::inline v1
