#!/usr/bin/env bash
# Headers of one run are read together, which must cost little more than one of them, and never show: not in the glue, not in messages.
# Usage: umbrella.sh UFB RUNTIME, the tool's executable and the runtime's include folder. Run by ctest.
. "$(dirname "$0")/expect.sh"

# same_alone HEADER…: the glue of all in one run, in this order, is that of each alone.
same_alone() {
  local header
  rm -rf alone together
  "$ufb" generate -o together "$@" || fail "$*: not generated together"
  for header in "$@"; do
    "$ufb" generate -o alone "$header" || fail "$header: not generated alone"
  done
  diff -r alone together || fail "$*: other glue than alone"
}

# What one header leaves behind: macros that are names, bounds or conditions in another, a name of the standard library's, a layout.
cat >leaky.hpp <<'EOT'
#define count amount
#define MOST 5
#define HAS_WEIGHT
#include "limits_of_ours.hpp"
#pragma pack(push, 1)
struct [[ufb::builder]] leaky { int count; [[ufb::range(0, OUR_LIMIT)]] int bound; };
EOT
cat >limits_of_ours.hpp <<'EOT'
#pragma once
#ifdef MOST
#define OUR_LIMIT MOST
#else
#define OUR_LIMIT 9
#endif
EOT
echo 'struct [[ufb::builder]] named { int count; };' >named.hpp
echo '#include "limits_of_ours.hpp"
struct [[ufb::builder]] bounded { [[ufb::range(0, OUR_LIMIT)]] int bound; };' >bounded.hpp
echo 'struct [[ufb::builder]] weighed { int kind;
#if defined(HAS_WEIGHT)
  int weight;
#endif
};' >weighed.hpp
echo 'struct one { char c; int i; };
struct [[ufb::builder]] packed { [[ufb::min(sizeof(one))]] int bytes; };' >packed.hpp
same_alone leaky.hpp named.hpp
same_alone leaky.hpp bounded.hpp
same_alone bounded.hpp leaky.hpp
same_alone leaky.hpp weighed.hpp
same_alone leaky.hpp packed.hpp
echo '#include "limits_of_ours.hpp"
#undef OUR_LIMIT
struct [[ufb::builder]] taking { int i; };' >taking.hpp
same_alone taking.hpp bounded.hpp

# What clashes: two of one name, each good alone.
echo 'struct [[ufb::builder]] named { [[ufb::min(2)]] int other; };' >named_too.hpp
same_alone named.hpp named_too.hpp

# Of several with an error, its message alone, where it is, and nothing written.
echo 'struct [[ufb::builder]] bad { [[ufb::range(2, 1)]] int i; };' >bad.hpp
"$ufb" generate -o written named.hpp bad.hpp 2>said && fail "an error is none"
grep -q '^bad.hpp:1:44: error' said || fail "said otherwise: $(cat said)"
[ "$(grep -c . said)" = 6 ] || fail "more than the one message: $(cat said)"
[ ! -e written ] || fail "something was written"
# A warning keeps its place as well.
echo 'struct [[ufb::builder]] idle { [[ufb::min(-2147483648LL)]] int i; };' >idle.hpp
"$ufb" check idle.hpp named.hpp 2>said || fail "a warning is an error: $(cat said)"
grep -q '^idle.hpp:1:39: warning' said || fail "no warning: $(cat said)"

# All that was read is in the depfile, and nothing else.
"$ufb" generate -o written --depfile d --stamp stamp bounded.hpp named.hpp || fail "no depfile"
for file in bounded.hpp named.hpp limits_of_ours.hpp; do grep -q "/$file" d || fail "$file is not in the depfile"; done
[ "$(grep -c / d)" = 3 ] || fail "the depfile has $(cat d)"

# Forty headers that include as much as people's do cost less than eight times one.
for i in $(seq 40); do
  echo "#pragma once
#include <map>
#include <string>
struct [[ufb::builder]] item_$i { [[ufb::not_empty]] std::string text; std::map<int, int> counts; };" >"item_$i.hpp"
done
TIMEFORMAT='%U %S'
seconds() { { time "$ufb" generate -o timed "$@" >/dev/null; } 2>&1 | awk '{ print $1 + $2 }'; }
one=$(seconds item_1.hpp)
all=$(seconds item_*.hpp)
awk "BEGIN { exit !($all < 8 * $one) }" || fail "one header takes $one s, forty take $all s"
finish
