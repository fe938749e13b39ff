#!/usr/bin/env bash
# Whether 03_package_index finds what is wrong in stanzas made for it: text that cannot be converted is a violation, and nothing is lost.
# Usage: package_index_violations.sh PROGRAM.
set -euo pipefail

program=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

# A stanza that is valid, with the lines of the argument added to it, or put in the place of its own.
stanza() {
  local line
  for line in 'Package: hello' 'Version: 1:2.10-3+b1' 'Architecture: amd64' 'Maintainer: Ada Lovelace <ada@example.org>' \
    'Status: install ok installed' 'Description: the classic greeting'; do
    grep -qi "^${line%%:*}:" <<<"$1" || echo "$line"
  done
  if [[ -n $1 ]]; then echo "$1"; fi
}
# What the program says of one stanza: "VALID INVALID MALFORMED" and then its violations and messages.
judge() {
  stanza "$1" | "$program" - >"$work/output" 2>"$work/errors" || true
  awk '/^(valid|invalid|malformed):/ { printf "%s ", $2 }
       /^ +1 / || /^ +as in / { sub(/^ +(1|as in) +/, ""); printf "%s; ", $0 }' "$work/output"
  cat "$work/errors"
}
is_valid() {
  local said
  said=$(judge "$1")
  [[ $said == '1 0 0 ' ]] || { echo "should be valid: $1"; echo "  said: $said"; failed=1; }
}
# An extended regular expression for what is said of it.
is_wrong() {
  local said
  said=$(judge "$1")
  [[ $said =~ ^0\ (1\ 0|0\ 1)\ && $said =~ $2 ]] || { echo "should be wrong: $1"; echo "  with: $2"; echo "  said: $said"; failed=1; }
}

is_valid ''
is_valid 'pRIORITY: required'
is_valid 'Depends: libc6 (>= 2.36), default-mta | mail-transport-agent,python3:any (<< 4~), a+b (=1:0), cc(>> 0-1)'
is_valid 'Provides: greeter (= 2.10), polite-greeter'
is_valid 'Source: hello-src (2.10-3)'
is_valid 'Section: non-free/games'
is_valid $'Description: folded\n over\n .\n several lines'
is_valid $'# a comment\nEssential: yes'
is_valid $'Status: deinstall ok config-files\nConffiles:\n /etc/hello 0123'
is_valid $'Status: hold reinstreq half-installed\nX-Unknown: anything'

is_wrong 'Package: Hello' '^0 1 0 name: must match .*"Hello"'
is_wrong 'Package: h' 'name: must match'
is_wrong 'Version: 1.0-' 'version: must match'
is_wrong 'Version: a1' 'version: must match'
is_wrong 'Architecture: amd64 i386' 'architecture: must match'
is_wrong 'Maintainer: ada@example.org' 'maintainer.name: '
is_wrong 'Maintainer: Ada <ada@>' 'maintainer.address: '
is_wrong 'Maintainer: Ada <ada@example.org>,' 'maintainer.address: .*Ada <ada@example.org>,'
is_wrong 'Priority: extra' 'priority: must be one of'
is_wrong 'Priority: high' 'unreadable.*"Priority: high"'
is_wrong 'Essential: maybe' 'unreadable.*"Essential: maybe"'
is_wrong 'Multi-Arch: some' 'unreadable.*"Multi-Arch: some"'
is_wrong 'Installed-Size: 12k' 'unreadable.*"Installed-Size: 12k"'
is_wrong 'Installed-Size: -1' 'unreadable.*"Installed-Size: -1"'
is_wrong 'Installed-Size: 18446744073709551616' 'unreadable.*"Installed-Size: 18446744073709551616"'
is_wrong 'Installed-Size:' 'unreadable.*"Installed-Size: "'
is_wrong 'Section: toys' 'section: '
is_wrong 'Homepage: not a uri' 'homepage: '
is_wrong 'Homepage:' 'homepage: '
is_wrong 'Depends: libc6 (> 2.36)' 'depends\[\].any_of\[\].name: .*"libc6 \(> 2.36\)"'
is_wrong 'Depends: libc6 (>= 2.36' 'depends\[\].any_of\[\].name: '
is_wrong 'Depends: libc6 [amd64]' 'depends\[\].any_of\[\].name: '
is_wrong 'Depends: libc6 (>= )' 'depends\[\].any_of\[\].version: '
is_wrong 'Depends: a1, , b2' 'depends\[\].any_of\[\].name: '
is_wrong 'Depends: a1 |' 'depends\[\].any_of\[\].name: '
is_wrong 'Conflicts: a1 | b2' 'conflicts\[\].name: .*"a1 \| b2"'
is_wrong 'Provides: greeter (>= 2)' 'provides\[\]: .*is_exact'
is_wrong 'Source: hello 2.10' 'source.name: '
is_wrong 'Status: install ok perfect' 'status.state: '
is_wrong 'Status: install' 'status.flag: '
is_wrong 'Multi-Arch: same
Architecture: all' 'has_architectures_to_share'
is_wrong 'Size: 0' 'size: '
is_wrong 'SHA256: 0123' 'sha256: '
is_wrong 'Filename: /etc/passwd' 'filename: '
is_wrong "Description: $(printf 'x%.0s' {1..80})" 'synopsis: '
is_wrong 'no colon here' '^0 0 1 -:7: a line without a colon$'
is_wrong $'hello: 1\nHELLO: 2' '^0 0 1 -:8: a field for the second time$'

# Neither in a machine's database nor in an index: the Status is taken away.
said=$(stanza 'Priority: optional' | grep -v '^Status' | "$program" - | grep -c 'is_installed_or_offered' || true)
[[ $said == 1 ]] || { echo 'a package that is nowhere should be wrong'; failed=1; }

# The exit status: 0 for an empty input, 1 for a malformed stanza or no input, 2 for a wrong call.
expect_status() {
  local expected=$1 status=0
  shift
  "$@" >/dev/null 2>&1 || status=$?
  [[ $status == "$expected" ]] || { echo "exits with $status, not $expected: $*"; failed=1; }
}
echo 'no colon' >"$work/malformed"
expect_status 0 "$program" /dev/null
expect_status 1 "$program" "$work/malformed"
expect_status 1 "$program" "$work/missing"
expect_status 1 "$program" "$work"
expect_status 2 "$program" a b

((failed == 0)) && echo 'all as it should be'
exit "$failed"
