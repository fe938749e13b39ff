#!/usr/bin/env bash
# The numbers of `ufb layout` are those of Clang's own record layouts and those that pahole reads from g++'s debug information: every
# record that real headers declare, in C, and beside it records of C++ with Clang alone.
# Usage: compare.sh UFB CLANG GXX. Run by ctest.
set -uo pipefail
ufb=$1 clang=$2 gxx=$3
here=$(cd "$(dirname "$0")" && pwd)
least=300  # records
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failures=0
records=0

fail() {
  echo "FAILED: $*"
  failures=$((failures + 1))
}

facts() { awk -v from="$1" -v header="${2:-}" -f "$here/facts.awk" | LC_ALL=C sort; }

# by_clang HEADER: each record that ufb lists, as C++, is the same to Clang. It dumps what it has to lay out, so the size of each is asked
# for; -fdump-record-layouts-complete would do without, but before it has read attributes that stand at the end.
by_clang() {
  "$ufb" layout --all --json "$1" >ufb.json || fail "ufb cannot read $1"
  facts ufb <ufb.json | grep '^C ' >ufb
  printf '#include "%s"\n' "$1" >unit.cpp
  sed -n 's/^{"name":"\([^"]*\)","keyword".*/\1/p' ufb.json | grep -v '(unnamed' | sed 's/.*/static_assert(sizeof(::&) + 1 != 0);/' >>unit.cpp
  "$clang" -std=c++20 -w -fsyntax-only -Xclang -fdump-record-layouts-simple unit.cpp | facts clang >clang || fail "Clang cannot read $1"
  LC_ALL=C comm -23 ufb clang >different
  [ ! -s different ] || fail "$1: Clang does not say the same: $(head -n 3 different)"
}

# by_pahole HEADER: what ufb and pahole say of the named records in it, as C, is the same, and of the same records.
by_pahole() {
  "$ufb" layout --all --json "$1" -- -x c >ufb.json || fail "ufb cannot read $1 as C"
  facts ufb <ufb.json | grep '^[PH] ' >ufb
  printf '#include "%s"\n' "$1" >unit.c
  "$gxx" -x c -w -g -c -fno-eliminate-unused-debug-types unit.c -o unit.o && pahole -I -a unit.o | facts pahole "$1" >pahole
  diff ufb pahole >different || fail "$1: ufb (<) and pahole (>) differ: $(head -n 6 different)"
  records=$((records + $(grep -c '^P ' pahole)))
}

for header in vulkan/vulkan_core.h linux/{bpf,btrfs,ethtool,fuse,if_link,if_packet,io_uring,ip,kvm,pkt_sched,tcp,videodev2,virtio_gpu,virtio_blk,xfrm}.h; do
  by_clang "/usr/include/$header"
  by_pahole "/usr/include/$header"
done
by_clang "$here/records.hpp"
[ "$(wc -l <ufb)" -ge 50 ] || fail "only $(wc -l <ufb) records of C++"

echo "$records records compared with Clang and pahole"
[ "$records" -ge "$least" ] || fail "that is less than $least"
exit "$failures"
