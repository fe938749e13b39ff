// The three sizes of the record, valid and invalid, as the arguments of a builder.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bench {

/// The values of a record's fields.
struct values {
  std::string name;
  std::string email;
  int age;
  std::string city;
  bool active;
  std::vector<std::string> tags;
};

/// Every text fits into its std::string; no tags.
struct small {
  static constexpr std::string_view size = "small";
  static constexpr char name[] = "Ada";
  static constexpr char email[] = "ada@ada.org";
  static constexpr char city[] = "London";
  static constexpr int age = 36;
  static std::vector<std::string> tags() { return {}; }
  static values invalid() { return {"", "ada@", 151, "London", true, {}}; }
};

struct typical {
  static constexpr std::string_view size = "typical";
  static constexpr char name[] = "Augusta Ada King";
  static constexpr char email[] = "ada.lovelace@example.org";
  static constexpr char city[] = "London";
  static constexpr int age = 36;
  static std::vector<std::string> tags() { return {"mathematics", "poetry", "analytical engines"}; }
  static values invalid() { return {"Augusta Ada King", "ada.lovelace", -1, "London", true, {"mathematics", "", "analytical engines"}}; }
};

/// As long as the rules allow.
struct large {
  static constexpr std::string_view size = "large";
  static constexpr char name[] = "Augusta Ada King, Countess of Lovelace, first of the programmers";
  static constexpr char email[] = "augusta.ada.king.countess.of.lovelace@analytical-engine.example.org";
  static constexpr char city[] = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch, on the isle of Anglesey";
  static constexpr int age = 150;
  static std::vector<std::string> tags() { return std::vector<std::string>(8, "a tag that has thirty-two bytes."); }
  static values invalid() {
    return {std::string(name) + "!", std::string(email) + "-", 200, city, true, std::vector<std::string>(8, "a tag that has 33 bytes, one more")};
  }
};

template <class Size>
values valid() {
  return {Size::name, Size::email, Size::age, Size::city, true, Size::tags()};
}

}  // namespace bench
