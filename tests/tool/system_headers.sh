#!/usr/bin/env bash
# The tool on headers as a system has them. As they are, `check` and `generate` do their work or say where the error is, and write nothing
# then. With every struct annotated, those that the tool says nothing against get glue that compiles.
# Usage: system_headers.sh UFB RUNTIME_INCLUDE CXX. Run by ctest.
. "$(dirname "$0")/expect.sh"
export ufb include=$2 cxx=$3

# run SUBCOMMAND ARGUMENT…: what the tool said is in the file said. Returns: its exit status, and 2 where it said it otherwise than it should.
run() {
  local status=0
  timeout 60 "$ufb" "$@" >said 2>&1 || status=$?
  [ "$status" = 1 ] && ! grep -qE '^[^ :]+:[0-9]+:[0-9]+: (fatal )?error: |"line":[0-9]+,"column":[0-9]+,.*"severity":"error"' said && status=2
  [ "$status" -gt 1 ] && echo "wrong $*: exit status $status: $(head -c 300 said | tr '\n' ' ')"
  return "$status"
}

# as_it_is HEADER FLAG…
as_it_is() {
  local folder status=0
  folder=$(mktemp -d -p .) && cd "$folder" || return
  run check "$1" -- "${@:2}"
  case $? in 0) echo "good $1" ;; 1) echo "bad $1" ;; *) return ;; esac
  run generate -o out "$1" -- "${@:2}" || status=$?
  [ "$status" = 0 ] || [ -z "$(find out -type f 2>/dev/null)" ] || echo "wrong $1: exit status $status, and yet it wrote $(find out -type f)"
}

# Lines of header.h with an error: the struct that was begun last before each is annotated no more.
take_back() {
  grep '"severity":"error"' said | grep -o '"file":"header.h","line":[0-9]*' | sed 's/.*://' | sort -un >lines
  awk 'NR == FNR { wrong[$1]; next }
       /\[\[ufb::builder\]\]/ { begun = FNR }
       { line[FNR] = $0; of[FNR] = begun }
       END { for (each in wrong) back[of[each]]
             for (i = 1; i <= FNR; ++i) { if (i in back) sub(/\[\[ufb::builder\]\] /, "", line[i]); print line[i] } }' lines header.h >less.h
  mv less.h header.h
}

# annotated HEADER
annotated() {
  local folder round status
  folder=$(mktemp -d -p .) && cd "$folder" || return
  sed -E 's/^(typedef )?struct ([A-Za-z_][A-Za-z0-9_]*) *\{/\1struct [[ufb::builder]] \2 {/' "$1" >header.h
  for ((round = 0; round < 8; ++round)); do
    status=0
    run check --json header.h -- -x c++ -std=c++20 || status=$?
    [ "$status" -le 1 ] || return
    [ "$status" = 1 ] || break
    take_back
  done
  [ "$status" = 0 ] || { echo "bad $1"; return; }  # it does not parse as C++
  "$cxx" -std=c++20 -fsyntax-only -w -x c++ header.h 2>said || { echo "bad $1"; return; }  # the tool passes over what is in functions
  run generate -o . header.h -- -x c++ -std=c++20 || { echo "wrong $1: checked, and yet: $(head -n 3 said)"; return; }
  "$cxx" -std=c++20 -fsyntax-only -w -I. -I"$include" header.ufb.hpp 2>said || { echo "wrong $1: its glue does not compile: $(grep -m 1 error said)"; return; }
  echo "good $1 $(grep -c 'ufb::builder' header.h)"
}
export -f run as_it_is take_back annotated

# all LEAST FUNCTION ARGUMENT…: headers on stdin, of which at least so many are good.
all() {
  xargs -P "$(nproc)" -I {} bash -c '"$1" "$2" "${@:3}"' _ "$2" {} "${@:3}" >outcome
  while read -r line; do fail "$line"; done < <(grep '^wrong' outcome)
  [ "$(grep -c '^good' outcome)" -ge "$1" ] || fail "$2: only $(grep -c '^good' outcome) headers are good, not $1: $(grep '^bad' outcome | head -n 3)"
  echo "$2: $(grep -c '^good' outcome) good, $(grep -c '^bad' outcome) with an error of their own$(awk 'NF == 3 { n += $3 } END { if (n) print ", " n " structs built" }' outcome)"
}

# Not behind a pipe, where what fails would be counted in a process of its own.
all 130 as_it_is -x c < <(printf '%s\n' /usr/include/linux/*.h | awk 'NR % 3 == 0')
all 25 as_it_is -x c++ -std=c++20 < <(printf '%s\n' /usr/include/{linux,net,netinet,sys}/*.h | awk 'NR % 16 == 0')
all 30 annotated < <(grep -lE '^(typedef )?struct [A-Za-z_][A-Za-z0-9_]* *\{' /usr/include/linux/*.h | awk 'NR % 9 == 0')
finish
