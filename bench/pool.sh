#!/usr/bin/env bash
# pool.sh PROGRAM RUNS SECONDS STEM: measures bench.pool and bench.pool_memory beside it, prints their tables, and leaves the raw figures
# and the chart as STEM.*. Called by run.sh. Each peer is a process of its own, all in turn, RUNS times: a figure is the median, and what
# else the machine does meets all.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
program=$1 runs=$2 seconds=$3 stem=$4

# The peers in the order of the table: how they are called, with ~ for blanks, the peer of pool_peers.hpp, the library to preload.
peers="
  ufb                         ufb
  glibc                       new
  mimalloc                    new                        libmimalloc.so.2
  jemalloc                    new                        libjemalloc.so.2
  tcmalloc                    new                        libtcmalloc_minimal.so.4
  std::pmr~synchronized       pmr_synchronized
  Boost.Container             boost_synchronized
  fast_pool_allocator         boost_fast_pool_allocator
  std::pmr~unsynchronized     pmr_unsynchronized
  Boost.Container~one~thread  boost_unsynchronized
  boost::pool                 boost_pool
  boost::object_pool          boost_object_pool
"

# each COMMAND...: calls it with a name, a peer and a library for each peer.
each() {
  local name peer library
  while read -r name peer library; do
    [ -z "$name" ] || "$@" "$name" "$peer" "$library" </dev/null
  done <<<"$peers"
}

time_of() {
  LD_PRELOAD=$3 "$program" "$2" --benchmark_min_time="$seconds" --benchmark_format=csv 2>>"$stem.log" | awk -F '"' -v peer="$1" '
    NF >= 3 && $2 ~ /threads:/ { sub(/\/threads:.*/, "", $2); split($3, field, ","); print peer "\t" $2 "\t" field[4] }'
}

overhead_of() {
  local bytes
  for bytes in 64 80 128; do
    printf '%s\tmemory/%s\t%s\n' "$1" "$bytes" "$(LD_PRELOAD=$3 "${program}_memory" "$2" "$bytes")"
  done
}

: >"$stem.times"
for ((run = 0; run < runs; ++run)); do each time_of >>"$stem.times"; done
each overhead_of >"$stem.memory"
"${program}_memory" idle >"$stem.idle"

awk -f "$here/pool_table.awk" "$stem.times" "$stem.memory"
printf '\n'
awk -f "$here/pool_idle.awk" "$stem.idle"
awk -f "$here/pool_chart.awk" "$stem.times" >"$stem.svg"
