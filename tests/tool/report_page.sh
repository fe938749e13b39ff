#!/usr/bin/env bash
# The page of `ufb report` in a browser without a window: no word of complaint, its numbers those of the trace, usable with the keyboard,
# nothing wider than a telephone, readable in light and in dark; for traces of no, one, some and many samples.
# Usage: report_page.sh UFB CHROMIUM. Run by ctest.
set -uo pipefail
ufb=$1 chromium=$2
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failures=0

fail() {
  echo "FAILED: $*"
  failures=$((failures + 1))
}

# make_trace SAMPLES: of that many, with an event each hundredth, some pools that come and go, and a profile.
make_trace() {
  awk -v samples="$1" 'BEGIN {
    srand(5)
    hostile = "</script><b>\\\"x\\\" & \\u0000\\u001b ä 漢 \\ud83d\\ude00"
    print "{\"ufb_memory_trace\":1,\"started\":\"2026-01-31T12:00:00.123Z\"}"
    split("mark clear verdict guard batches", kinds, " ")
    for (i = 0; i < samples; ++i) {
      rss = 40000000 + int(rand() * 9000000) + i * 1000
      if (rss > peak) peak = rss
      printf "{\"at\":%.3f,\"rss\":%d,\"peak_rss\":%d,\"mapped\":%d,\"pool_bytes\":%d", i * 0.75, rss, peak, rss * 2, int(rand() * 8000000)
      if (i % 3) printf ",\"heap_used\":%d,\"external\":%d", rss / 2, i
      if (i % 7 == 0) printf ",\"limit\":%d", 100000000
      if (i % 2 == 0)
        printf ",\"pools\":[{\"name\":\"shop::%s%d\",\"object_bytes\":64,\"limit\":1000,\"live\":%d,\"idle\":%d,\"hits\":%d,\"misses\":%d,\"drops\":%d,\"bytes_used\":%d,\"bytes_retained\":%d,\"bytes_reserved\":%d}]",
          i % 10 == 0 ? hostile : "type_", i % 14, int(rand() * 1e6), i, i * 3, i % 5, i % 4, i * 64, i * 100, int(rand() * 1e7)
      print "}"
      if (i % 100 == 40)
        printf "{\"at\":%.3f,\"event\":\"%s\",\"text\":\"%s %d\",\"returned\":%d,\"what\":\"%s\"}\n", i * 0.75 + 0.1, kinds[int(i / 100) % 5 + 1], hostile, i, i * 4096, hostile
    }
    if (samples > 1) for (i = 0; i < 400; ++i)
      printf "{\"stack\":\"main;%s;f%d;g%d%s\",\"bytes\":%d}\n", i % 3 ? "load" : hostile, i % 11, i % 37, i % 4 ? ";main" : "", int(rand() * 100000) + 1
  }'
}

# open TRACE WIDTH SCHEME: what the page says of itself at that width, and what the browser says of the page.
open() {
  "$ufb" report "$1" -o page.html 2>/dev/null || fail "no page of $1"
  {
    cat page.html
    printf '<script type="text/plain" id="trace">'
    sed 's/</\\u003c/g' "$1"
    printf '</script>\n<script>{\n'  # a scope of its own
    cat "$here/report_page_check.js"
    printf '}</script>\n'
  } >checked.html
  timeout 200 "$chromium" --headless --no-sandbox --disable-gpu --disable-dev-shm-usage --user-data-dir="$work/profile" --no-first-run \
    --enable-logging=stderr --virtual-time-budget=5000 --window-size="$2,900" --blink-settings=preferredColorScheme="$3" \
    --dump-dom "file://$work/checked.html" >dom 2>log || fail "the browser cannot open the page: $(tail -n 3 log)"
  if grep 'CONSOLE' log; then fail "the page complains"; fi
  title=$(sed -n 's|.*<title>\(page: .*\)</title>.*|\1|p' dom)
  grep -qx 'page: [0-9]* samples as in the trace' <<<"$title" || fail "$1 at a width of $2: ${title:-no outcome}"
  echo "$title"
}
for samples in 0 1 300 20000; do make_trace $samples >$samples.jsonl; done
open 0.jsonl 1280 1
open 1.jsonl 1280 1
open 300.jsonl 1280 1
open 300.jsonl 500 0  # the narrowest window that there is
open 20000.jsonl 1280 0
exit "$failures"
