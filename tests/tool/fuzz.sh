#!/usr/bin/env bash
# Random annotations through the tool: it must not crash, and what it writes without an error must compile.
# Usage: fuzz.sh UFB RUNTIME_INCLUDE FUZZ CXX SEED COUNT: FUZZ is fuzz.cpp's program. Run by ctest with one seed.
. "$(dirname "$0")/expect.sh"

include=$2
"$3" "$5" "$6" >fuzz.hpp
status=1
# Structs with errors go, until none has any: what does not parse first, then what is wrong with the annotations, then what needed a struct
# that went.
for ((round = 0; status == 1 && round < 20; ++round)); do
  status=0
  "$ufb" check --json fuzz.hpp -- -std=c++20 -I"$include" >said 2>crashed || status=$?
  [ "$status" -le 1 ] && [ ! -s crashed ] || fail "ufb check: exit status $status: $(tail -n 40 crashed)"
  grep '"severity":"error"' said | grep -o '"file":"fuzz.hpp","line":[0-9]*' | sed 's/.*://' | sort -un >lines
  [ "$status" = 0 ] || [ -s lines ] || fail "exit status 1 without a place: $(cat said)"
  sed "$(sed 's/$/{\/\\[\\[ufb::\/d\n}/' lines)" fuzz.hpp >less.hpp
  mv less.hpp fuzz.hpp
done
"$ufb" generate -o . fuzz.hpp -- -std=c++20 -I"$include" >said 2>&1 || fail "ufb generate: exit status $?: $(cat said)"
left=$(grep -c '\[\[ufb::' fuzz.hpp)
[ "$left" -gt 0 ] || fail "no struct is left"
{
  echo '#include "fuzz.ufb.hpp"'
  echo '#include <ufb/ufb.hpp>'
  sed -n 's/^[a-z]* \[\[ufb::\(builder\|validator\).*\]\] \(s[0-9]*\) {.*$/template ufb::errors ufb::validate<fuzz::\2>(const fuzz::\2\&);/p' fuzz.hpp
  sed -n 's/^[a-z]* \[\[ufb::builder.*\]\] \(s[0-9]*\) {.*$/inline void use_\1() { static_cast<void>(ufb::build<fuzz::\1>()); }/p' fuzz.hpp
} >use.cpp
expect_of 0 "" "$4" -std=c++20 -DUFB_RE2 -fsyntax-only -Wall -Wextra -Wpedantic -Wshadow -Wno-attributes=ufb:: -Wno-trigraphs -I. -I"$include" use.cpp
echo "$left structs are left"
[ "$failures" = 0 ] || cat fuzz.hpp
finish
