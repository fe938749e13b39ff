#!/usr/bin/env bash
# instructions.sh PROGRAM: prints, a line each, the instructions of one run of each row and side: "is_valid/small/hand<TAB>143".
# Called by run.sh and by the test of the same counts. Callgrind counts the same on every machine with the same libraries.
set -euo pipefail

dumps=$(mktemp -d)
trap 'rm -r "$dumps"' EXIT
if ! times=$(valgrind --tool=callgrind --callgrind-out-file="$dumps/out" "$1" instructions 2>"$dumps/log"); then
  cat "$dumps/log" >&2
  exit 1
fi
# The dump of a row says its name and its total. What the loop itself costs was measured first, as "nothing", and is taken off.
for dump in $(ls "$dumps" | grep '^out\.' | sort -t . -k 2 -n); do
  awk '/^desc: Trigger: Client Request: / { sub(/.*Client Request: /, ""); name = $0 }
       /^(summary|totals):/ { total = $2 }
       END { if (name != "") print name "\t" total }' "$dumps/$dump"
done | awk -F '\t' -v times="$times" '
  $1 == "nothing/-/-" { nothing = $2; next }
  { printf "%s\t%.1f\n", $1, ($2 - nothing) / times }'
