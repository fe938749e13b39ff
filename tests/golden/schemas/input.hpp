// fields of types that are not annotated: their schemas, wherever they are specialised, are rules of the struct that holds them.
#pragma once

#include <sys/time.h>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace shop {

struct extent {
  int width, height;
};

struct color {
  int red;
};

// A container of others, and a pointer of others, which may lead back.
struct palette : std::vector<color> {
  using std::vector<color>::vector;
};
template <class T>
struct reference {
  T* to = nullptr;
  explicit operator bool() const { return to != nullptr; }
  T& operator*() const { return *to; }
};

struct [[ufb::builder]] window {
  extent size;
  std::vector<extent> others;
  std::optional<extent> most;
  std::unique_ptr<extent> least;
  std::variant<int, extent> either;
  std::map<std::string, extent> named;
  extent grid[2] = {{1, 1}, {1, 1}};
  palette colors = {};
  reference<extent> parent = {};
  timeval opened = {};
};

// What it has are the rules of others alone.
struct [[ufb::builder]] screen {
  std::optional<window> main;
  std::vector<screen> inside;
};

template <class T>
struct [[ufb::builder]] tree {
  T value;
  std::vector<tree> children;
};

struct [[ufb::builder]] forest {
  tree<extent> extents;
  tree<int> numbers;
};

// Of a type without a schema.
struct [[ufb::builder]] timer {
  timeval every;
};

struct [[ufb::builder]] shape {
  union {
    int number;
    timeval moment;
  };
};

class [[ufb::validator]] chart {
 public:
  chart(extent of, int depth) : size(of), depth_(depth) {}
  int depth() const { return depth_; }

  extent size;

 private:
  int depth_;
};

}  // namespace shop
