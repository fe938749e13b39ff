// overloads: of several constructors or functions of one name the annotated one is called, whatever is set.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace shop {

class label {
 public:
  label() : text("nothing") {}
  explicit label(const char* from) : text(std::string("characters ") + from) {}
  explicit label(std::string_view from) : text(std::string("view ").append(from)) {}
  [[ufb::builder]] explicit label(const std::string& words) : text("string " + words) {}
  explicit label(std::string&& from) : text("moved " + from) {}
  label(const std::string& from, int times) : text(from + std::to_string(times)) {}

  [[ufb::not_empty]] std::string text;
};

class amount {
 public:
  static amount of(int value) { return amount("int", value); }
  [[ufb::builder]] static amount of(long value) { return amount("long", value); }
  static amount of(long long value) { return amount("long long", value); }
  static amount of(double value) { return amount("double", static_cast<long>(value)); }

  std::string_view type;
  long value;

 private:
  amount(std::string_view of, long initial) : type(of), value(initial) {}
};

// What stands for a parameter that is not set is no temporary.
class gauge {
 public:
  [[ufb::builder]] explicit gauge(const int& level = 3, const double& weight = {}) : text("kept"), sum(level + weight) {}
  explicit gauge(int&& level, double weight = 0) : text("moved"), sum(level + weight) {}
  explicit gauge(const int& level, double&& weight) : text("moved"), sum(level + weight) {}

  std::string_view text;
  double sum;
};

inline std::vector<int> usual() { return {1, 2}; }

// What is left out of the call may lead to another overload: here it does not.
class series {
 public:
  [[ufb::builder]] series(int first, std::vector<int> rest = usual(), std::vector<int> last = usual())
      : count(first + static_cast<int>(rest.size() + last.size())) {}
  series(int, std::string) : count(-1) {}

  int count;
};

// Takes whatever it is given, also what a result is usually made from.
class box {
 public:
  template <class Content>
  explicit box(const Content&) : holds("anything") {}
  [[ufb::builder]] explicit box(std::string content) : holds(std::move(content)) {}
  box(const box&) = default;
  box(box&&) = default;
  box& operator=(box&&) = default;

  [[ufb::not_empty]] std::string holds;
};

}  // namespace shop
