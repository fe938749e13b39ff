#!/usr/bin/env bash
# Installs what is missing, builds the benchmarks as Release with g++ and clang 19, runs them, and writes the figures into README.md.
# With --quick it measures less and shorter, prints, and leaves README.md alone; with --hand, --compilation or --pool it does that part alone.
# Raw figures stay in the build tree, bench/.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../cmake/setup.sh"
here=$ufb_source/bench

quick='' parts=''
for argument; do
  case $argument in
    --quick) quick=1 ;;
    --hand | --compilation | --pool) parts+=" ${argument#--}" ;;
    *) printf '%s: --quick, --hand, --compilation, --pool; not %s\n' "$0" "$argument" >&2; exit 2 ;;
  esac
done
parts=${parts:-hand compilation pool}
repetitions=7 seconds=0.01 pool_seconds=0.02 structs=50
if [ "$quick" ]; then repetitions=1 seconds=0.001 pool_seconds=0.001 structs=10; fi

ufb_install "
  clang-19  clang++-19
  valgrind  valgrind
  libboost-container1.81-dev  /usr/lib/$(uname -m)-linux-gnu/libboost_container.so
  libmimalloc2.0              /usr/lib/$(uname -m)-linux-gnu/libmimalloc.so.2
  libjemalloc2                /usr/lib/$(uname -m)-linux-gnu/libjemalloc.so.2
  libtcmalloc-minimal4        /usr/lib/$(uname -m)-linux-gnu/libtcmalloc_minimal.so.4
"
ufb_configure gcc gcc -DUFB_LLVM_VERSION="$ufb_llvm"
ufb_make gcc ufb

raw=$ufb_build/bench
mkdir -p "$raw"

# build COMPILER: all benchmarks, in the tree bench-COMPILER.
build() {
  local tree
  tree=bench-$(ufb_tree_of "$1")
  ufb_configure "$tree" bench -DCMAKE_CXX_COMPILER="$1" -DUFB_TOOL_EXECUTABLE="$ufb_build/gcc/bin/ufb" >&2
  ufb_make "$tree" bench >&2
}

# measure COMPILER NAME: instructions, allocations and times of bench.NAME, and the table of all three.
measure() {
  local compiler=$1 name=$2 tree stem
  tree=bench-$(ufb_tree_of "$compiler")
  stem=$raw/$name-$(ufb_tree_of "$compiler")
  build "$compiler"
  ufb_say "measuring $name with $compiler"
  local program=$ufb_build/$tree/bin/bench.$name
  bash "$here/instructions.sh" "$program" >"$stem.instructions"
  "$program.allocations" allocations >"$stem.allocations"
  # Sides in turn at random, so that what else the machine does meets both.
  "$program" time --benchmark_repetitions="$repetitions" --benchmark_enable_random_interleaving=true --benchmark_min_time="$seconds" \
    --benchmark_out="$stem.json" --benchmark_out_format=json --benchmark_format=csv 2>"$stem.log" >"$stem.csv"
  if [ "$quick" ]; then
    awk -F '"' 'NF >= 3 { split($3, field, ","); print $2 "\t" field[4] }' "$stem.csv" >"$stem.times"
  else
    awk -F '"' '$2 ~ /_median$/ { sub(/_median$/, "", $2); split($3, field, ","); print $2 "\t" field[4] }' "$stem.csv" >"$stem.times"
  fi
  awk -v compiler="$("$compiler" --version | head -n 1 | sed 's/ (.*)//; s/^Debian //')" -f "$here/table.awk" \
    "$stem.instructions" "$stem.times" "$stem.allocations"
}

machine() {
  printf 'Measured on %s, %s logical processors; %s, Linux %s.\n' \
    "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)" "$(nproc)" \
    "$(. /etc/os-release && echo "$PRETTY_NAME")" "$(uname -r)"
}

# write PART: prints the figures of that part, and puts them between its marks in README.md unless --quick.
write() {
  cat "$raw/$1.md"
  [ ! "$quick" ] || return 0
  awk -v part="$1" -v figures="$raw/$1.md" '
    $0 == "<!-- " part " -->" { print; print ""; while ((getline line < figures) > 0) print line; print ""; inside = 1; next }
    $0 == "<!-- end of " part " -->" { inside = 0 }
    !inside' "$here/README.md" >"$raw/README.md"
  cp "$raw/README.md" "$here/README.md"
}

part_hand() {
  local compiler name
  for compiler in g++ clang++-19; do
    for name in against_hand pattern; do
      printf '\n'
      measure "$compiler" "$name"
    done
  done
}
part_compilation() {
  ufb_say "measuring compilation"
  printf '\n'
  bash "$here/compile_time.sh" "$ufb_build/gcc/bin/ufb" "$structs" ${quick:+1}
}
part_pool() {
  build g++
  ufb_say "measuring pool"
  printf 'Load average when it began: %s.\n\n' "$(cut -d ' ' -f 1 /proc/loadavg)"
  bash "$here/pool.sh" "$ufb_build/bench-gcc/bin/bench.pool" "$repetitions" "$pool_seconds" "$raw/pool"
}

for part in $parts; do
  { machine; "part_$part"; } >"$raw/$part.md"
  write "$part"
done
[ "$quick" ] || [[ $parts != *pool* ]] || cp "$raw/pool.svg" "$here/pool.svg"
