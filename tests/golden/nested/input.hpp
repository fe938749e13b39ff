// structs in structs: their own rules, by path, through optionals, pointers, containers and themselves.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

struct plain {
  int anything;
};

struct [[ufb::builder]] leaf {
  [[ufb::min(0)]] int value;
};

struct [[ufb::builder]] without_rules {
  int anything;
};

struct [[ufb::builder]] tree {
  leaf first;
  std::optional<leaf> maybe;
  std::unique_ptr<tree> child;
  tree* parent = nullptr;
  std::vector<leaf> row;
  std::map<std::string, std::vector<leaf>> rows;
  std::vector<tree> children;
  plain other{};
  without_rules free{};

  struct [[ufb::builder]] inner {
    [[ufb::max(0)]] int value = 0;
  };
  inner in{};
};
