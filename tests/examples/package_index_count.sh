#!/usr/bin/env bash
# Whether 03_package_index reads every stanza: its counts against those of grep, awk and dpkg, on one snapshot of the file.
# Usage: package_index_count.sh PROGRAM FILE. Exits with 77 (skipped) where FILE does not exist.
set -euo pipefail

program=$1
file=$2
[[ -r $file ]] || { echo "skipped: there is no $file"; exit 77; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work"/{info,updates,triggers}
cp "$file" "$work/status"  # dpkg may be about to replace the original

# Malformed stanzas are an error to the program, and none to this test: they must be counted like all others.
"$program" "$work/status" >"$work/output" 2>"$work/errors" || [[ $? == 1 && -s $work/errors ]]
counted() { awk -v what="$1:" '$1 == what { print $2 }' "$work/output"; }
records=$(counted records)
failed=0
expect() {
  [[ $1 == "$2" ]] && return
  echo "$3: expected $1, counted $2"
  failed=1
}

expect "$(grep -ci '^Package:' "$work/status")" "$records" 'records against grep'
expect "$(awk 'BEGIN { RS = "" } END { print NR }' "$work/status")" "$records" 'records against awk'
expect "$records" "$(($(counted valid) + $(counted invalid) + $(counted malformed)))" 'valid, invalid and malformed records'

# dpkg-query lists what is installed in whatever state and what left configuration files, but not what is "not-installed", of which
# the database may still hold a wish ("hold ok not-installed"). Only a machine's database has a Status.
if grep -q '^Status:' "$work/status" && command -v dpkg-query >/dev/null; then
  listed=$(dpkg-query --admindir="$work" -W -f='${Package}\n' | wc -l)
  wished=$(grep -cE '^Status: .* not-installed$' "$work/status" || true)
  expect "$((listed + wished))" "$records" 'records against dpkg-query'
fi

((failed == 0)) && echo "$records records, as counted by others"
exit "$failed"
