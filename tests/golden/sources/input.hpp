// What setters take besides a value: arguments, ranges, elements, builders, functions, and conditions.
#pragma once

#include <list>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace shop {

struct [[ufb::builder]] address {
  [[ufb::not_empty]] std::string street;
  std::string city = "Zurich";
};

struct [[ufb::builder]] account {
  [[using ufb: trim, length(1, 16)]] std::string name;
  std::string note = "none";
  int age = 18;
  unsigned level : 3 = 1;
  char code[4] = "abc";
  [[using ufb: size(0, 4), each, length(1, 8)]] std::vector<std::string> tags;
  std::set<int> numbers;
  std::list<std::pair<int, std::string>> pairs;
  std::map<std::string, double> prices;
  std::vector<std::unique_ptr<int>> owned;
  address home;
  std::optional<address> second;
  std::unique_ptr<address> third;
  std::shared_ptr<address> fourth;
  std::vector<address> others;
  const std::string kind = "plain";
  std::optional<int> limit;
};

template <class T>
struct [[ufb::builder]] box {
  std::vector<T> items;
  T first{};
};

class ticket {
 public:
  [[ufb::builder]] ticket(std::vector<int> seats, std::string name = "nobody") : seats_(std::move(seats)), name_(std::move(name)) {}
  const std::vector<int>& seats() const { return seats_; }
  const std::string& name() const { return name_; }

 private:
  std::vector<int> seats_;
  std::string name_;
};

}  // namespace shop

// What cannot be assigned is made from a source as well.
struct [[ufb::builder]] plate {
  const int number;
};

struct [[ufb::builder]] vehicle {
  plate front;
};
