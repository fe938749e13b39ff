#!/usr/bin/env bash
# `ufb layout --all` on hundreds of headers as a system has them, in C and in C++: a document, or an error with its place; never anything
# else, and the same in one run side by side as one by one.
# Usage: system_headers.sh UFB. Run by ctest.
set -uo pipefail
export ufb=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failures=0

fail() {
  echo "FAILED: $*"
  failures=$((failures + 1))
}

# The first lines of what was said of a header that was read otherwise than well or with an error that has a place; else good or bad.
read_one() {
  local said status=0
  said=$(timeout 60 "$ufb" layout --all --json "$1" -- "${@:2}" 2>&1) || status=$?
  if [ "$status" = 0 ] && [ "${said:0:12}" = '{"format":1,' ]; then echo "good $(grep -c '"keyword":' <<<"$said") $1"
  elif [ "$status" = 1 ] && grep -q '"line":[0-9]*,"column":[0-9]*,.*"severity":"error"' <<<"$said"; then echo "bad $1"
  else echo "wrong $1: exit status $status: $(head -c 300 <<<"$said" | tr '\n' ' ')"; fi
}
export -f read_one

# read_all LEAST FLAGS: headers on stdin, of which at least so many are good.
read_all() {
  local least=$1
  shift
  xargs -P "$(nproc)" -I {} bash -c 'read_one "$@"' _ {} "$@" >outcome
  while read -r line; do fail "$line"; done < <(grep '^wrong' outcome)
  [ "$(grep -c '^good' outcome)" -ge "$least" ] || fail "only $(grep -c '^good' outcome) headers could be read, not $least: $(grep '^bad' outcome | head -n 3)"
  echo "$(grep -c '^good' outcome) headers with $(awk '/^good/ { n += $2 } END { print n }' outcome) records, $(grep -c '^bad' outcome) that do not parse alone"
}

# Not behind a pipe, where what fails would be counted in a process of its own.
read_all 400 -x c < <(printf '%s\n' /usr/include/linux/*.h)
mapfile -t good < <(sed -n 's/^good [0-9]* //p' outcome)
one_by_one=$(awk '/^good/ { n += $2 } END { print n }' outcome)
together=$("$ufb" layout --all --json -j 4 "${good[@]}" -- -x c | grep -c '"keyword":')
[ "$together" = "$one_by_one" ] || fail "$together records in one run, $one_by_one one by one"

library=$(printf '#include <vector>\n' | g++ -x c++ -E - | sed -n 's|^# 1 "\(/.*\)/vector".*|\1|p' | head -n 1)
read_all 21 < <(printf "$library/%s\n" algorithm any array chrono deque filesystem functional future map memory_resource mutex optional queue \
  regex shared_mutex string thread tuple unordered_map variant vector)

exit "$failures"
