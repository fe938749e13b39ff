#!/usr/bin/env bash
# The page of `ufb layout --html` in a browser without a window: no word of complaint, its numbers those of --json, its controls at work,
# nothing wider than a telephone, in light and in dark.
# Usage: page.sh UFB CHROMIUM. Run by ctest.
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

headers=("$here/records.hpp" /usr/include/linux/{bpf,ip,tcp,videodev2}.h)
"$ufb" layout --all --html -o page.html "${headers[@]}" || fail "no page"
{
  cat page.html
  printf '<script type="application/json" id="document">'
  "$ufb" layout --all --json "${headers[@]}"
  printf '</script>\n<script>{\n'  # a scope of its own
  cat "$here/page_check.js"
  printf '}</script>\n'
} >checked.html

# open WIDTH SCHEME: what the page says of itself at that width, and what the browser says of the page.
open() {
  timeout 120 "$chromium" --headless --no-sandbox --disable-gpu --disable-dev-shm-usage --user-data-dir="$work/profile" --no-first-run \
    --enable-logging=stderr --virtual-time-budget=5000 --window-size="$1,900" --blink-settings=preferredColorScheme="$2" \
    --dump-dom "file://$work/checked.html" >dom 2>log || fail "the browser cannot open the page: $(tail -n 3 log)"
  if grep 'CONSOLE' log; then fail "the page complains"; fi
  title=$(sed -n 's|.*<title>\(page: .*\)</title>.*|\1|p' dom)
  grep -qx 'page: [0-9]* records as in the document' <<<"$title" || fail "at a width of $1: ${title:-no outcome}"
}
open 1280 1
open 500 0  # the narrowest window that there is
echo "$title"
exit "$failures"
