#!/usr/bin/env bash
# What the tool does at its edges: exit statuses, one clear error for bad input, nothing half-written, files that appear whole.
# Usage: command_line.sh UFB, the tool's executable. Run by ctest.
. "$(dirname "$0")/expect.sh"

expect_no_folder() { [ ! -e "$1" ] || fail "$1 exists: $(ls -R "$1")"; }

cat >order.hpp <<'EOF'
#pragma once
#include <string>
struct [[ufb::builder]] order {
  [[ufb::length(1, 8)]] std::string name;
};
#include "order.ufb.hpp"
EOF

# A wrong call is 2.
expect 2 "unknown command 'genrate'" genrate order.hpp
expect 2 "no header" generate
expect 2 "--frobnicate" generate --frobnicate order.hpp
expect 2 "--depfile needs --stamp" generate --depfile d order.hpp
expect 2 "cannot read flags from 'none.rsp'" generate order.hpp -- @none.rsp
expect 0 "USAGE" --help
expect 0 "generate" help generate
expect 0 "ufb 1." --version

# Wrong input is 1, and nothing is written.
expect 1 "no such header: 'none.hpp'" generate -o out none.hpp
echo '#include "none.hpp"' >missing_include.hpp
expect 1 "missing_include.hpp:1:10: fatal error: 'none.hpp' file not found" generate -o out missing_include.hpp
echo 'struct [[ufb::builder]] broken { int x };' >broken.hpp
expect 1 "broken.hpp:1:39: error: expected ';'" generate -o out broken.hpp order.hpp
echo 'struct [[ufb::builder]] a { unknown x; [[ufb::rnage(1)]] int y; };' >unknown_type.hpp
expect 1 "unknown_type.hpp:1:29: error: unknown type name 'unknown'" generate -o out unknown_type.hpp
echo 'struct [[ufb::builder]] a { [[ufb::min(kNone)]] int y; };' >undeclared.hpp
expect 1 "undeclared.hpp:1:40: error: use of undeclared identifier 'kNone'" generate -o out undeclared.hpp
echo 'struct [[ufb::builder]] a { [[ufb::rnage(1, 2)]] int y; };' >misspelt.hpp
expect 1 "misspelt.hpp:1:36: error: unknown attribute 'rnage'" generate -o out order.hpp misspelt.hpp
expect_no_folder out
cp order.hpp order.h
expect 1 "would both write 'order.ufb.hpp'" generate -o out order.h order.hpp
expect 1 "'order.hpp' is given twice" generate -o out order.hpp order.hpp
expect_no_folder out
for name in 'a"b.hpp' $'a\nb.hpp' 'ab\'; do
  cp order.hpp "$name"
  expect 1 "no #include can say '$name'" generate -o out order.hpp "$name"
  expect 1 "no #include can say '$name'" check "$name"
  rm "$name"
done
expect_no_folder out
cp order.hpp without_extension
expect 0 "" check without_extension
rm without_extension
: >a_file
expect 1 "cannot write 'a_file/order.ufb.hpp'" generate -o a_file order.hpp
expect 1 "compile_commands.json" generate -o out -p . order.hpp

# A first run and a second one, which finds the file as it is to be and leaves it alone.
expect 0 "" generate -o out order.hpp
[ -s out/order.ufb.hpp ] || fail "out/order.ufb.hpp was not written"
touch -d @1 out/order.ufb.hpp
cp out/order.ufb.hpp .
expect 0 "" generate -o out --stamp out/stamp --depfile out/order.d order.hpp
[ "$(stat -c %Y out/order.ufb.hpp)" = 1 ] || fail "a file that stayed the same was written again"
[ -e out/stamp ] || fail "no stamp"
grep -q "^out/stamp:" out/order.d || fail "the rule in order.d is not for the stamp: $(cat out/order.d)"
grep -q "/order.hpp" out/order.d || fail "order.d does not name order.hpp"
grep -q "/string" out/order.d || fail "order.d does not name <string>"
if grep -q "ufb.hpp" out/order.d; then fail "order.d names generated files"; fi
[ "$(find out | wc -l)" = 4 ] || fail "there is more than glue, stamp and rule: $(ls -A out)"

# The same bytes wherever and with whatever company a header is read.
mkdir -p elsewhere/deep
cp order.hpp elsewhere/deep/
echo 'struct [[ufb::builder]] line { int count; };' >line.hpp
expect 0 "" generate -j2 -o alone line.hpp "$work/elsewhere/deep/order.hpp"
cmp out/order.ufb.hpp alone/order.ufb.hpp || fail "the glue depends on where the header is"

# Glue is named as the header is included.
mkdir -p include/shop
cp order.hpp include/shop/
echo '#include "shop/order.hpp"
struct [[ufb::builder]] basket { order first; };' >include/shop/basket.hpp
expect 0 "" generate -o named include/shop/order.hpp include/shop/basket.hpp -- -Iinclude
grep -q '#include "shop/order.hpp"' named/shop/order.ufb.hpp || fail "the header is not included as -I finds it"
grep -q '#include "shop/order.ufb.hpp"' named/shop/basket.ufb.hpp || fail "the glue of a field's type is not included"
expect 1 "'first' needs the glue of 'order'" generate -o other include/shop/basket.hpp -- -Iinclude
expect 0 "" generate -o named include/shop/basket.hpp -- -Iinclude

# As it is in the folders of the system.
mkdir -p root/usr/include/installed
cp line.hpp root/usr/include/installed/
echo '#include <installed/line.hpp>
struct [[ufb::builder]] text { line first; };' >text.hpp
expect 1 "needs the glue of 'line', 'installed/line.ufb.hpp'" generate -o system text.hpp -- --sysroot=root
touch root/usr/include/installed/line.ufb.hpp
expect 0 "" generate -o system text.hpp -- --sysroot=root
grep -q '#include "installed/line.ufb.hpp"' system/text.ufb.hpp || fail "the glue of an installed header is not included"

# Flags of GCC, of a response file and of a compilation database.
expect 0 "" generate -o flags order.hpp -- -std=gnu++20 -fipa-pta -fno-gcse-sm -Wduplicated-cond -Werror -fanalyzer -MD -MF x.d -c -o x.o
echo 'struct [[ufb::builder]] a { [[ufb::max(LIMIT)]] int y; };' >needs_flag.hpp
echo '-DLIMIT=5 "-DNAME=with space"' >flags.rsp
expect 0 "" generate -o flags needs_flag.hpp -- @flags.rsp
grep -q "max{5}" flags/needs_flag.ufb.hpp || fail "flags of a response file are not used"
echo "[{\"directory\": \"$work\", \"file\": \"user.cpp\", \"command\": \"g++ -DLIMIT=7 -fno-gcse-sm -c user.cpp -o user.o\"}]" >compile_commands.json
expect 0 "" generate -o flags -p . needs_flag.hpp
grep -q "max{7}" flags/needs_flag.ufb.hpp || fail "flags of the compilation database are not used"

finish
