// Three shapes of object, each as a struct that nothing is written for, one that a builder is written for, and one that has rules as well.
// `ufb generate` reads it and writes shapes.ufb.hpp, which measure.cpp includes.
#pragma once

#include <chrono>
#include <map>
#include <string>
#include <vector>

namespace interface_mode {

struct s2 {
  std::string name;
  std::string email;
};

struct s5 {
  int id;
  std::string name;
  std::string email;
  int age;
  bool active;
};

struct s8 {
  int id;
  std::string name;
  std::string email;
  int age;
  bool active;
  std::chrono::sys_seconds created_at;
  std::vector<std::string> tags;
  std::map<std::string, std::string> metadata;
};

}  // namespace interface_mode

namespace class_mode {

struct [[ufb::builder]] s2 {
  std::string name;
  std::string email;
};

struct [[ufb::builder]] s5 {
  int id;
  std::string name;
  std::string email;
  int age;
  bool active;
};

struct [[ufb::builder]] s8 {
  int id;
  std::string name;
  std::string email;
  int age;
  bool active;
  std::chrono::sys_seconds created_at;
  std::vector<std::string> tags;
  std::map<std::string, std::string> metadata;
};

}  // namespace class_mode

namespace schema_mode {

struct [[ufb::builder]] s2 {
  [[ufb::length(1, 64)]] std::string name;
  [[ufb::email]] std::string email;
};

struct [[ufb::builder]] s5 {
  [[ufb::positive]] int id;
  [[ufb::length(1, 64)]] std::string name;
  [[ufb::email]] std::string email;
  [[ufb::range(0, 150)]] int age;
  bool active;
};

struct [[ufb::builder]] s8 {
  [[ufb::positive]] int id;
  [[ufb::length(1, 64)]] std::string name;
  [[ufb::email]] std::string email;
  [[ufb::range(0, 150)]] int age;
  bool active;
  std::chrono::sys_seconds created_at;
  [[using ufb: size(0, 8), each, length(1, 32)]] std::vector<std::string> tags;
  [[using ufb: size(0, 8), keys, lowercase]] std::map<std::string, std::string> metadata;
};

}  // namespace schema_mode
