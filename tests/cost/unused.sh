#!/usr/bin/env bash
# unused.sh PROGRAM OBJECT...: PROGRAM, which uses the runtime but nothing that observes it or streams, must need no symbol that the
# runtime's OBJECTs of the layers `observe` and `stream` define, and must end well. Called by ctest.
set -euo pipefail
program=$1
shift
needed=$(nm -D -u "$program" | awk '{ print $NF }' | sed 's/@.*//' | sort -u)
defined=$(nm --defined-only -g "$@" | awk 'NF == 3 && $2 ~ /[TBD]/ { print $3 }' | sort -u)
grep -q ufb <<<"$needed" || { echo "$program needs nothing of the runtime"; exit 1; }
grep -q get_memory_usage <<<"$defined" || { echo "these are not the runtime's objects: $*"; exit 1; }
pulled=$(comm -12 <(echo "$needed") <(echo "$defined"))
[[ -z $pulled ]] || { echo "it needs:"; c++filt <<<"$pulled"; exit 1; }
"$program"
