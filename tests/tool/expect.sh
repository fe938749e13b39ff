# What the scripts that call the tool from outside have in common: a folder of their own, and calls with what is expected of them.
# Sourced by each of them, which are given the tool's executable.
set -uo pipefail

ufb=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failures=0

fail() {
  echo "FAILED: $*"
  failures=$((failures + 1))
}

# expect_of STATUS TEXT COMMAND…: TEXT must be among what the command says (empty: it must say nothing).
expect_of() {
  local status=$1 text=$2
  shift 2
  local said actual=0
  said=$("$@" 2>&1) || actual=$?
  [ "$actual" = "$status" ] || fail "$*: exit status $actual, not $status: $said"
  if [ -z "$text" ]; then
    [ -z "$said" ] || fail "$*: said '$said'"
  else
    grep -qF -- "$text" <<<"$said" || fail "$*: '$text' is not in '$said'"
  fi
}

# expect STATUS TEXT ARGUMENT…: the same of ufb.
expect() { expect_of "$1" "$2" "$ufb" "${@:3}"; }

# finish: the script's own exit status.
finish() {
  [ "$failures" = 0 ] && echo "all as expected"
  exit "$failures"
}
