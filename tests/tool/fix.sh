#!/usr/bin/env bash
# What `ufb check --fix` makes of a header: each fix there is, in files that stay valid and whole.
# Usage: fix.sh UFB. Run by ctest.
. "$(dirname "$0")/expect.sh"

# fixes COUNT: `before` on stdin up to a line of dashes, `after` from there on.
fixes() {
  local said expected
  cat >both
  sed '/^----$/,$d' both >before.hpp
  sed '1,/^----$/d' both >after.hpp
  cp before.hpp header.hpp
  said=$("$ufb" check --fix header.hpp 2>&1)
  expected="$1 fixes made"
  [ "$1" = 1 ] && expected="1 fix made"
  grep -qxF "$expected" <<<"$said" || fail "not '$expected': $said"
  diff after.hpp header.hpp || fail "fixed otherwise than expected: $said"
}

fixes 2 <<'EOT'
struct [[ufb::builder]] order {
  [[using ufb: rnage(0, 9), min(1)]] int count;
  [[ufb::lenght(0, 9)]] char const* name;
};
----
struct [[ufb::builder]] order {
  [[using ufb: range(0, 9), min(1)]] int count;
  [[ufb::length(0, 9)]] char const* name;
};
EOT

fixes 1 <<'EOT'
struct [[ufb::builder, ufb::check(is_fine, "nmae")]] order {
  int name;
  bool is_fine() const;
};
----
struct [[ufb::builder, ufb::check(is_fine, "name")]] order {
  int name;
  bool is_fine() const;
};
EOT

fixes 2 <<'EOT'
constexpr int most = 1 << 8;
struct [[ufb::builder]] order {
  [[ufb::range(most - 1, -4)]] int count;
  [[ufb::range(/*least*/ 9, /*most*/ 1)]] int weight;
};
----
constexpr int most = 1 << 8;
struct [[ufb::builder]] order {
  [[ufb::range(-4, most - 1)]] int count;
  [[ufb::range(/*least*/ 1, /*most*/ 9)]] int weight;
};
EOT

# What goes takes its comma with it, its list where it was alone in it, and its line where that was all of it.
fixes 7 <<'EOT'
struct [[ufb::builder, ufb::builder]] order {
  [[using ufb: min(1), min(2)]] int a;
  [[using ufb: min(1)]] [[using ufb: min(2), max(8)]] int b;
  [[ufb::min(1)]] [[ufb::min(2)]] int c;
  [[ufb::min(1)]]
  [[ufb::min(2)]]  // why
  int d;
  [[ufb::min(1)]]
    [[ufb::min(2)]]
  int e;
  [[ufb::min(1), ufb::min(2), deprecated]] int f;
};
----
struct [[ufb::builder]] order {
  [[using ufb: min(1)]] int a;
  [[using ufb: min(1)]] [[using ufb: max(8)]] int b;
  [[ufb::min(1)]] int c;
  [[ufb::min(1)]]
  // why
  int d;
  [[ufb::min(1)]]
  int e;
  [[ufb::min(1), deprecated]] int f;
};
EOT

fixes 3 <<'EOT'
#include <string>
#include <vector>
struct [[ufb::builder]] order {
  [[using ufb: size(1), each]] std::vector<int> lines;
  [[ufb::each]] std::vector<int> counts;
  [[using ufb: each, range(0, 9), optional]] std::vector<int> weights;
};
----
#include <string>
#include <vector>
struct [[ufb::builder]] order {
  [[using ufb: size(1)]] std::vector<int> lines;
  std::vector<int> counts;
  [[ufb::optional]] [[using ufb: each, range(0, 9)]] std::vector<int> weights;
};
EOT

fixes 2 <<'EOT'
namespace shop {
struct order;
struct alignas(8) [[deprecated]] line {
  [[ufb::min(1)]] int count;
};
}
struct shop::order {
  [[ufb::min(1)]] int count;
};
----
namespace shop {
struct order;
struct alignas(8) [[deprecated]] [[ufb::builder]] line {
  [[ufb::min(1)]] int count;
};
}
struct [[ufb::builder]] shop::order {
  [[ufb::min(1)]] int count;
};
EOT

# One fix brings about the next: both are made, and what they left is fine.
fixes 2 <<'EOT'
struct [[ufb::builder]] order {
  [[using ufb: mni(1), min(1)]] int count;
};
----
struct [[ufb::builder]] order {
  [[using ufb: min(1)]] int count;
};
EOT
expect 0 "" check header.hpp

# A macro is not the place where it is used, and what is not one obvious fix is none.
cat >macro.hpp <<'EOT'
#define FIELD(x) x
#define RULE [[ufb::rnage(0, 9)]]
struct [[ufb::builder]] order {
  FIELD([[ufb::rnage(0, 9)]]) int count;
  RULE int weight;
  [[ufb::frobnicate]] int depth;
};
EOT
cp macro.hpp macro_before.hpp
expect 1 "3 errors" check --fix macro.hpp
cmp macro.hpp macro_before.hpp || fail "a macro was changed"

# A file keeps its permissions, and a link stays one.
mkdir -p real
echo 'struct [[ufb::builder]] order { [[ufb::mni(0)]] int count; };' >real/order.hpp
chmod 640 real/order.hpp
ln -s real/order.hpp link.hpp
expect 0 "fixed: unknown attribute 'mni'" check --fix link.hpp
[ -L link.hpp ] || fail "a link has become a file"
[ "$(stat -c %a real/order.hpp)" = 640 ] || fail "the permissions are now $(stat -c %a real/order.hpp)"
[ "$(ls real)" = order.hpp ] || fail "there is more than the file: $(ls -A real)"

# Clang's own errors come first: nothing is changed in what did not parse.
echo 'struct [[ufb::builder]] order { [[ufb::mni(0)]] int count }' >broken.hpp
cp broken.hpp broken_before.hpp
expect 1 "error: expected ';'" check --fix broken.hpp
cmp broken.hpp broken_before.hpp || fail "a file that does not parse was changed"

finish
