// validator: rules for a struct that is not built field by field.
#pragma once

#include <string>

class [[ufb::validator]] account {
 public:
  explicit account(std::string name) : owner(std::move(name)) {}

  [[ufb::length(1, 8)]] std::string owner;
  [[ufb::min(0)]] int balance = 0;
  int unchecked = -1;

  int key() const { return key_; }

 private:
  int key_ = 0;
};
