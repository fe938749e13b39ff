// friend_factory: a friend makes the object; the attribute stands where the friend is declared, or where it is defined in the class.
#pragma once

#include <optional>
#include <string>
#include <utility>

namespace shop {

class seal {
 public:
  int number() const { return number_; }
  friend seal make_seal(int number, int series);

 private:
  explicit seal(int number) : number_(number) {}
  int number_;
};
[[ufb::builder]] seal make_seal(int number, int series = 100);
inline seal make_seal(int number, int series) { return seal(series + number); }

namespace parts {
class bolt {
 public:
  const std::string& size() const { return size_; }
  [[ufb::builder]] friend std::optional<bolt> find_bolt(std::string size) {
    if (size.empty()) return {};
    return bolt(std::move(size));
  }

 private:
  explicit bolt(std::string size) : size_(std::move(size)) {}
  std::string size_;
};
std::optional<bolt> find_bolt(std::string size);
}  // namespace parts

}  // namespace shop
