// volatile members: numbers, pointers, arrays and bit-fields, and what is volatile behind a pointer or in an optional.
#pragma once

#include <memory>
#include <optional>

enum class mode { off, on };

struct [[ufb::builder]] port {
  [[ufb::min(0)]] volatile int level;
  volatile bool ready = false;
  [[ufb::declared]] volatile mode state = mode::off;
  volatile int* address = nullptr;
  int* volatile other = nullptr;
  volatile int lines[2] = {};
  const volatile long serial = 3;
};

struct [[ufb::builder]] status {
  volatile unsigned count : 3 = 0;
  [[ufb::declared]] volatile mode state : 2;
};

struct [[ufb::builder]] lamp {
  volatile int levels[3] = {};
  int* volatile wire = nullptr;
};

struct [[ufb::builder]] handle {
  std::unique_ptr<volatile int> owned;
  [[ufb::max(9)]] std::optional<volatile int> last;
};

struct [[ufb::validator]] gauge {
  [[ufb::range(0, 4)]] volatile int level = 0;
};
