#!/usr/bin/env bash
# What `ufb report` does at its edges: wrong calls, bad traces, files that appear whole or not at all.
# Usage: report.sh UFB. Run by ctest.
. "$(dirname "$0")/expect.sh"

first='{"ufb_memory_trace":1,"started":"2026-01-31T12:00:00.123Z"}'
sample='{"at":1,"rss":10,"peak_rss":20,"mapped":30,"pool_bytes":4}'
printf '%s\n' "$first" "$sample" >good.jsonl

# A wrong call is 2.
expect 2 "no trace to read" report
expect 2 "more than one trace" report good.jsonl good.jsonl
expect 2 "takes no compiler flags" report good.jsonl -- -std=c++20
expect 2 "--json" report --json good.jsonl
expect 2 "'layout' and 'report'" repotr good.jsonl
expect 0 "TRACE" help report
expect 0 "report" --help

# A bad trace is 1, said with its place, and nothing is written.
expect 1 "cannot read 'none.jsonl': No such file" report none.jsonl -o page.html
expect 1 "cannot read '.'" report . -o page.html
: >empty.jsonl
expect 1 "empty.jsonl:1:1: error: the line ends too early; a trace begins with" report empty.jsonl -o page.html
printf '%s\n' "$first" "$sample" '{"at":2,"rss":ten}' >bad.jsonl
expect 1 "bad.jsonl:3:15: error: expected a text, a number, true or false" report bad.jsonl -o page.html
[ ! -e page.html ] || fail "a page was written in spite of an error"
echo "as it was" >page.html
expect 1 "bad.jsonl:3:15" report bad.jsonl -o page.html
[ "$(cat page.html)" = "as it was" ] || fail "an error has changed the page that was there"
expect 1 "cannot write 'good.jsonl/page.html'" report good.jsonl -o good.jsonl/page.html

# A good one is 0, without a word; the page replaces what was there, and stays as it is when nothing has changed.
expect 0 "" report good.jsonl -o page.html
grep -q '<title>Memory: good.jsonl</title>' page.html || fail "no page"
touch -d @1 page.html
expect 0 "" report good.jsonl -o page.html
[ "$(stat -c %Y page.html)" = 1 ] || fail "a page that stayed the same was written again"
[ "$(find . -name 'page.html*' | wc -l)" = 1 ] || fail "there is more than the page: $(ls)"
mkdir elsewhere && cp good.jsonl elsewhere/
"$ufb" report elsewhere/good.jsonl | cmp - page.html || fail "the page on the standard output is another"
if [ -w /dev/full ]; then
  "$ufb" report good.jsonl >/dev/full 2>said && fail "a full disk is no error"
  grep -q "cannot write to the standard output" said || fail "a full disk: $(cat said)"
fi

# A program that died leaves half a line.
printf '%s\n%s\n{"at":2,"rss":1' "$first" "$sample" >cut.jsonl
expect 0 "cut.jsonl: note: its last line is not whole and is left out" report cut.jsonl -o cut.html
grep -q 'id="cut"' cut.html || fail "the page does not say that the trace is cut"

# A long one in some seconds.
awk -v first="$first" 'BEGIN { print first; for (i = 0; i < 100000; ++i)
  printf "{\"at\":%d,\"rss\":%d,\"peak_rss\":90000000,\"mapped\":30,\"pool_bytes\":%d}\n", i, 50000000 + i * 131 % 9973, i % 4096 }' >long.jsonl
expect 0 "" report long.jsonl -o long.html
[ "$(stat -c %s long.html)" -lt 1000000 ] || fail "the page of a long trace has $(stat -c %s long.html) bytes"

finish
