// An order as customers send it in a form, with the rules that it must keep.
// `ufb generate` reads it and writes order.ufb.hpp, which server.cpp includes.
#pragma once

#include <chrono>
#include <optional>
#include <string>

namespace shop {

enum class shipping { standard, express, pick_up };

struct [[ufb::builder]] address {
  [[using ufb: trim, length(1, 100)]] std::string street;
  [[ufb::pattern("[0-9]{5}")]] std::string postal_code;
  [[using ufb: trim, length(1, 60)]] std::string city;
};

struct [[ufb::builder]] order {
  [[using ufb: trim, utf8_length(1, 80)]] std::string customer;
  [[ufb::email]] std::string email;
  [[ufb::pattern("[A-Z]{2}-[0-9]{4}")]] std::string product;
  [[ufb::range(1, 99)]] int quantity = 1;
  shipping by = shipping::standard;
  std::optional<address> ship_to;                            // street, postal code and city, as ship_to.street and so on
  std::optional<std::chrono::sys_days> not_before;           // 2024-02-29
  [[using ufb: utf8, length(0, 500)]] std::string note = {};
};

}  // namespace shop
