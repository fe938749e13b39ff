#!/usr/bin/env bash
# What `ufb check` says: all of a run together, as compilers say it, and what its exit status means.
# Usage: check.sh UFB RUNTIME, the tool's executable and the runtime's include folder. Run by ctest.
. "$(dirname "$0")/expect.sh"
runtime=$2

echo 'struct [[ufb::builder]] fine { [[ufb::min(1)]] int count; };' >fine.hpp
echo 'struct plain { int count; };' >plain.hpp
cat >order.hpp <<'EOT'
struct [[ufb::builder]] order {
  [[ufb::range(9, 0)]] int count;
  [[ufb::lenght(1)]] int weight;
};
EOT
echo '#include "order.hpp"
struct [[ufb::builder]] basket { [[ufb::min(1), ufb::min(2)]] int count; };' >basket.hpp

# It writes nothing, and says nothing where there is nothing to say.
ls >before
expect 0 "" check fine.hpp
expect 1 "unknown attribute 'lenght'" check order.hpp
ls | diff before - || fail "check wrote files"

# Source, caret and fix as Clang shows them; header by header, in source order; a closing line.
"$ufb" check basket.hpp order.hpp fine.hpp 2>said
diff - said <<'EOT' || fail "said otherwise than expected"
basket.hpp:2:54: error: 'min' is stated twice
    2 | struct [[ufb::builder]] basket { [[ufb::min(1), ufb::min(2)]] int count; };
      |                                               ~~~~~~~^~~~~~
basket.hpp:2:54: note: keep one of them
order.hpp:2:16: error: '9' is greater than '0' in 'range'
    2 |   [[ufb::range(9, 0)]] int count;
      |                ^  ~
      |                0  9
order.hpp:2:16: note: write the smaller one first
order.hpp:3:10: error: unknown attribute 'lenght'
    3 |   [[ufb::lenght(1)]] int weight;
      |          ^~~~~~
      |          length
order.hpp:3:10: note: did you mean 'length'?
3 errors
EOT

# Warnings do not change the exit status.
expect 0 "1 warning" check plain.hpp
expect 1 "2 errors, 1 warning" check plain.hpp order.hpp

# What two headers of the run have from a third is said once.
echo 'unknown x;' >broken.hpp
for each in one two; do echo "#include \"broken.hpp\"
struct [[ufb::builder]] $each { int count; };" >$each.hpp; done
expect 1 "1 error" check one.hpp two.hpp
expect 1 "In file included from one.hpp:1:" check one.hpp two.hpp

# A source: what is in its bodies is the compiler's business, but for glue that they use and nobody includes. It need not be there.
mkdir -p shop
cat >shop/order.hpp <<'EOT'
#pragma once
#include <string>
struct [[ufb::builder]] order { [[ufb::length(1, 8)]] std::string name; };
EOT
echo '#pragma once
#include "shop/order.hpp"
struct [[ufb::validator]] basket { order first; };' >shop/basket.hpp
cat >main.cpp <<'EOT'
#include <ufb/ufb.hpp>
#include "shop/basket.hpp"

const auto made = ufb::build<order>().with_name("Ada").build();

int main() {
  basket one;
  return ufb::is_valid(one) && undeclared(one);
}
EOT
"$ufb" check main.cpp -- -I. "-I$runtime" 2>said
diff - said <<'EOT' || fail "said otherwise than expected"
main.cpp:4:24: error: 'build' needs the glue of 'order', which is not included here
    4 | const auto made = ufb::build<order>().with_name("Ada").build();
      |                        ^~~~~
main.cpp:3:1: note: write #include "shop/order.ufb.hpp"
    3 | 
      | ^
main.cpp:8:15: error: 'is_valid' needs the glue of 'basket', which is not included here
    8 |   return ufb::is_valid(one) && undeclared(one);
      |               ^~~~~~~~
main.cpp:3:1: note: write #include "shop/basket.ufb.hpp"
    3 | 
      | ^
2 errors
EOT
cp main.cpp fixed.cpp
expect 0 "2 fixes made" check --fix fixed.cpp -- -I. "-I$runtime"

# The glue of a basket brings that of the order in it.
sed 's|"shop/basket.hpp"|&\n#include "basket.ufb.hpp"|' main.cpp >by_basket.cpp
expect 0 "" check by_basket.cpp -- -I. "-I$runtime"

# What is wrong outside of bodies is said: what did not parse cannot be judged.
sed 's|^const auto|unknown x; &|' main.cpp >broken.cpp
mkdir -p fake/ufb
echo 'namespace ufb { template <class T> T build(); template <class T> bool is_valid(const T&); }' >fake/ufb/ufb.hpp
expect 1 "unknown type name 'unknown'" check broken.cpp -- -I. -Ifake
expect 1 "1 error" check broken.cpp -- -I. -Ifake

# A whole compilation database: each source, and once each the annotated headers that they include.
mkdir -p build src
echo 'struct [[ufb::builder]] line { [[using ufb: min(1), mni(1)]] int count; };' >src/line.hpp
echo '#include "line.hpp"
int a() { return 1; }' >src/a.cpp
echo '#include "../src/line.hpp"
#include MAIN_HEADER
int b() { return 1; }' >src/b.cpp
cat >build/compile_commands.json <<EOT
[{"directory": "$PWD/build", "file": "../src/a.cpp", "command": "g++ -fipa-pta -c ../src/a.cpp"},
 {"directory": "$PWD/build", "file": "../src/b.cpp", "command": "g++ '-DMAIN_HEADER=<shop/order.hpp>' -I.. -c ../src/b.cpp"},
 {"directory": "$PWD/build", "file": "../src/b.cpp", "command": "g++ -DAGAIN -c ../src/b.cpp"},
 {"directory": "$PWD/build", "file": "../src/c.c", "command": "gcc -c ../src/c.c"}]
EOT
expect 1 "$PWD/src/line.hpp:1:53: error: unknown attribute 'mni'" check -j2 -p build
expect 1 "1 error" check -j2 -p build
expect 0 "fixed: unknown attribute 'mni'" check -p build --fix
expect 0 "" check -p build
expect 1 "no compile_commands.json" check -p src
expect 2 "no header" generate -p build

# Colours on a terminal only, and not where nobody wants them.
esc=$(printf '\033')
has_colors() { grep -qF "$esc[" <<<"$1"; }
on_terminal() { script -qec "$*" /dev/null </dev/null; }
has_colors "$(on_terminal TERM=xterm NO_COLOR= "$ufb" check order.hpp)" || fail "no colours on a terminal"
if has_colors "$(on_terminal TERM=xterm NO_COLOR=1 "$ufb" check order.hpp)"; then fail "colours in spite of NO_COLOR"; fi
if has_colors "$("$ufb" check order.hpp 2>&1)"; then fail "colours in a pipe"; fi

finish
