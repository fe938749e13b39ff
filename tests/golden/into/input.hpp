// into: the setter also takes what the field can be made from explicitly, and makes it there.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

class money {
 public:
  explicit money(std::string_view text) : cents_(0) {
    for (const char c : text)
      if (c >= '0' && c <= '9') cents_ = cents_ * 10 + (c - '0');
  }
  money(long units, long cents) : cents_(units * 100 + cents) {}
  money(const money&) = delete;
  money(money&&) = default;
  money& operator=(money&&) = default;
  long cents() const { return cents_; }

 private:
  long cents_;
};

struct plate {
  std::string text;
  explicit operator std::string() const { return text; }
};

bool is_positive(const money& price);

struct [[ufb::builder]] offer {
  [[using ufb: into, check(is_positive)]] money price;
  [[ufb::into]] std::optional<money> rebate;
  [[ufb::into]] std::chrono::minutes lasts{};
  [[using ufb: into, trim, not_empty]] std::string name;
  [[ufb::into]] std::unique_ptr<money> deposit;
  [[ufb::into]] const std::string constant = "";
};
