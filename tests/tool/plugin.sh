#!/usr/bin/env bash
# What the plugin does in a compile: its diagnostics are the compiler's, the program is the same without it, glue is written when asked for.
# Usage: plugin.sh UFB PLUGIN CLANG OTHER_CLANG…: the tool, ufb-plugin.so, the compiler it is for, and compilers that it is not for.
# Run by ctest.
. "$(dirname "$0")/expect.sh"

plugin=$2
clang=$3
shift 3

plain() { "$clang" -std=c++20 -Wall -Wextra -Werror "$@"; }
with_plugin() { plain -fplugin="$plugin" "$@"; }
writing() { with_plugin -fplugin-arg-ufb-out=out "$@"; }

expect_written() { [ "$(cd out && find . -type f | sort | tr '\n' ' ')" = "$1" ] || fail "out has $(find out), not $1"; }
expect_nothing_written() { [ ! -e out ] || fail "there is $(find out)"; }

cat >order.hpp <<'EOF'
#pragma once
#include <string>
struct [[ufb::builder]] order {
  [[ufb::length(1, 8)]] std::string name;
  [[using ufb: range(0, 9), required]] int count = 1;
};
#include "order.ufb.hpp"
EOF
"$ufb" generate -o tools order.hpp || fail "ufb generate"

# Each symbol that the plugin needs is in the compiler.
echo 'int main() {}' >empty.cpp
expect_of 0 "" env LD_BIND_NOW=1 "$clang" -fplugin="$plugin" -fsyntax-only empty.cpp

# Attributes are known, to the preprocessor alone too.
echo 'struct [[ufb::builder]] a { [[ufb::range(0, 9)]] int x; };' >known.cpp
expect_of 1 "-Wunknown-attributes" plain -fsyntax-only known.cpp
expect_of 0 "" with_plugin -fsyntax-only known.cpp
echo '#if __has_cpp_attribute(ufb::builder) && !__has_cpp_attribute(ufb::bulider)
yes
#endif' >has.cpp
expect_of 0 "yes" with_plugin -E has.cpp
echo 'struct [[ufb::builder]] a { int x; };' >plain.c
expect_of 0 "" "$clang" -x c -std=c2x -Wno-unknown-attributes -fplugin="$plugin" -fplugin-arg-ufb-out=out -fsyntax-only plain.c

# What is wrong fails the compile, at its place, in the user's own files alone.
echo 'struct [[ufb::builder]] a { [[ufb::rnage(0, 9)]] int x; };' >misspelt.hpp
echo '#include "misspelt.hpp"' >misspelt.cpp
expect_of 1 "misspelt.hpp:1:36: error: unknown attribute 'rnage'" with_plugin -Wno-unknown-attributes -c misspelt.cpp
expect_of 1 "note: did you mean 'range'?" with_plugin -Wno-unknown-attributes -c misspelt.cpp
[ ! -e misspelt.o ] || fail "a compile that failed left an object file"
mkdir system marked
mv misspelt.hpp system
expect_of 0 "" with_plugin -isystem system -fsyntax-only misspelt.cpp
{ echo '#pragma GCC system_header'; cat system/misspelt.hpp; } >marked/misspelt.hpp
expect_of 0 "" with_plugin -Imarked -fsyntax-only misspelt.cpp
# Where something did not parse there is nothing to judge.
echo 'struct [[ufb::builder]] a { unknown x; [[ufb::length(1)]] int y; };' >broken.cpp
expect_of 1 "unknown type name 'unknown'" with_plugin -fsyntax-only broken.cpp
[ "$(with_plugin -fsyntax-only broken.cpp 2>&1 | grep -c error:)" = 1 ] || fail "annotations of a broken struct are judged"
# Warnings are silenced as all others.
echo '#include <memory>
struct [[ufb::builder]] a { std::unique_ptr<struct b> p; };' >warns.cpp
expect_of 1 "'b' is not defined where 'p' is" with_plugin -fsyntax-only warns.cpp
expect_of 0 "" with_plugin -w -fsyntax-only warns.cpp

# Nothing of it reaches the program.
cat >program.cpp <<'EOF'
#include <string>
struct [[ufb::builder]] order {
  [[ufb::length(1, 8)]] std::string name;
  [[using ufb: range(0, 9), required]] int count = 1;
};
[[gnu::noinline]] int sum(const order* all, int n) {
  int sum = 0;
  for (int i = 0; i < n; ++i) sum += all[i].count + static_cast<int>(all[i].name.size());
  return sum;
}
int main() { const order one{"a", 2}; return sum(&one, 1); }
EOF
for level in -O0 "-O2 -g"; do
  # shellcheck disable=SC2086  # two words
  "$clang" -std=c++20 -w $level -c program.cpp -o without.o && with_plugin $level -c program.cpp -o with.o
  cmp without.o with.o || fail "$level: the plugin changes the program"
done

# The glue of headers: as a main file, and included.
expect_of 0 "" "$clang" -std=c++20 -fplugin="$plugin" -fplugin-arg-ufb-out=out -E -o empty.ii empty.cpp
expect_nothing_written
expect_of 0 "" writing -fsyntax-only order.hpp
cmp out/order.ufb.hpp tools/order.ufb.hpp || fail "the plugin writes not what the tool does"
touch -d @1 out/order.ufb.hpp
expect_of 0 "" writing -fsyntax-only order.hpp
[ "$(stat -c %Y out/order.ufb.hpp)" = 1 ] || fail "a file that stayed the same was written again"
rm -r out
mkdir -p include/shop
cp order.hpp include/shop/
echo '#pragma once
#include "shop/order.hpp"
struct [[ufb::builder]] basket { order first; };' >include/shop/basket.hpp
echo '#include "shop/basket.hpp"
struct [[ufb::validator]] local { [[ufb::range(0, 9)]] int x; };
int main() {}' >source.cpp
expect_of 0 "" writing -Iinclude -c source.cpp
expect_written "./shop/basket.ufb.hpp ./shop/order.ufb.hpp "
"$ufb" generate -o tools include/shop/basket.hpp include/shop/order.hpp -- -Iinclude || fail "ufb generate"
for glue in shop/basket.ufb.hpp shop/order.ufb.hpp; do cmp out/$glue tools/$glue || fail "the plugin writes not what the tool does"; done
rm -r out
expect_of 0 "" writing -Iinclude -fplugin-arg-ufb-base=include/shop -c source.cpp
expect_written "./basket.ufb.hpp ./order.ufb.hpp "
rm -r out

# No glue could include such a header.
echo 'struct [[ufb::builder]] seal { int number; };' >'include/a"b.hpp'
echo '#include <a"b.hpp>' >quote.cpp
expect_of 1 "no #include can say 'a\"b.hpp'" writing -Iinclude -c quote.cpp
expect_nothing_written

# Without a folder to write to, glue must be there already.
cat >include/shop/line.hpp <<'EOF'
#pragma once
struct [[ufb::builder]] line { int count; };
EOF
echo '#pragma once
#include "shop/line.hpp"
struct [[ufb::builder]] lines { line first; };' >include/shop/lines.hpp
expect_of 1 "'first' needs the glue of 'line'" with_plugin -fsyntax-only -Iinclude include/shop/lines.hpp
"$ufb" generate -o tools include/shop/line.hpp -- -Iinclude || fail "ufb generate"
expect_of 0 "" with_plugin -fsyntax-only -Iinclude -Itools include/shop/lines.hpp

# On an error nothing is written.
echo '#include "order.hpp"
int use = ufb::build<order>();' >uses.cpp
expect_of 1 "use of undeclared identifier 'ufb'" writing -c uses.cpp
echo '#include "order.hpp"
struct [[ufb::builder]] a { [[ufb::length(1)]] int x; };' >wrong.cpp
expect_of 1 "wrong.cpp:2:36: error: 'length' cannot apply to 'int'" writing -c wrong.cpp
sed 's/struct \(.*\) order/struct \1 other/' order.hpp >order.h
echo '#include "order.hpp"
#include "order.h"' >two.cpp
expect_of 1 "'order.hpp' and 'order.h' would both write 'order.ufb.hpp'" writing -c two.cpp
expect_of 1 "'output=x' is no argument of the plugin" with_plugin -fplugin-arg-ufb-output=x -fsyntax-only order.hpp
expect_nothing_written
: >a_file
expect_of 1 "cannot write 'a_file/order.ufb.hpp'" with_plugin -fplugin-arg-ufb-out=a_file -fsyntax-only order.hpp
expect_of 0 "" with_plugin -Iinclude -x c++-header include/shop/line.hpp -o line.pch
expect_of 1 "glue cannot be written from a compile that reads a precompiled header" writing -include-pch line.pch -Iinclude -c source.cpp
expect_nothing_written

# The tool leaves the plugin out of a compiler's flags.
expect 0 "" check order.hpp -- -fplugin="$plugin" -fplugin-arg-ufb-out=out
expect_nothing_written

# A compiler of another version ends with a word.
for other in "$@"; do
  expect_of 1 "ufb-plugin.so" "$other" -fplugin="$plugin" -fsyntax-only empty.cpp
  if "$other" -fplugin="$plugin" -fsyntax-only empty.cpp 2>&1 | grep -qi "bug report"; then fail "$other crashed"; fi
done

finish
