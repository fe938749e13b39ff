// a struct with a destructor of its own is destroyed each time; one without keeps the capacity of its fields.
#pragma once

#include <memory>
#include <string>

extern int closed;

struct [[ufb::builder]] connection {
  int number = 0;
  std::string name;

  ~connection() { closed += number; }
};

struct [[ufb::builder]] file {
  std::string path;
  std::shared_ptr<int> handle;
};
