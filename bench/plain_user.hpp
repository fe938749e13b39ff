// The record that is measured, not annotated: Boost.PFR reads it, and its rules are a schema.
#pragma once

#include <string>
#include <ufb/ufb.hpp>
#include <vector>

namespace bench {

struct plain_user {
  std::string name;
  std::string email;
  int age;
  std::string city;
  bool active;
  std::vector<std::string> tags;
};

}  // namespace bench

template <>
inline constexpr auto ufb::schema<bench::plain_user> =
    ufb::object(ufb::field<&bench::plain_user::name>(ufb::length(1, 64)),
                ufb::field<&bench::plain_user::email>(ufb::email),
                ufb::field<&bench::plain_user::age>(ufb::range(0, 150)),
                ufb::field<&bench::plain_user::tags>(ufb::size(0, 8), ufb::each(ufb::length(1, 32))));
