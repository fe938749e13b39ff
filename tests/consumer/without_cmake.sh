#!/usr/bin/env bash
# without_cmake.sh make|meson EXAMPLE PREFIX BINARY CXX: builds examples/without_cmake with one of its two build systems and the ufb in PREFIX,
# runs it, and builds it again after no change and after that of a comment. Called by ctest.
set -euo pipefail
system=$1 example=$2 prefix=$3 binary=$4
export CXX=$5
for needed in "$system" pkg-config; do
  if ! command -v "$needed" >/dev/null; then
    echo "SKIPPED: there is no $needed"
    exit 77
  fi
done
PKG_CONFIG_PATH=$(echo "$prefix"/*/pkgconfig)
export PKG_CONFIG_PATH

rm -rf "$binary"
cp -r "$example" "$binary"
cd "$binary"
case $system in
make) build=(make) program=./readings ;;
meson) build=(ninja -v -C build) program=build/readings && meson setup build >/dev/null ;;
esac

# expect WHAT RUNS COMPILATIONS: builds, and counts in what the build says how often the tool and the compiler ran.
expect() {
  local output runs compilations
  output=$("${build[@]}" 2>&1) || { echo "$output"; exit 1; }
  runs=$(grep -c 'ufb generate -o' <<<"$output") || true
  compilations=$(grep -c -- ' -c .*main\.cpp' <<<"$output") || true
  if [ "$runs $compilations" != "$2 $3" ]; then
    printf '%s\n' "$output" "$1: the tool ran $runs times, the compiler $compilations times"
    exit 1
  fi
}

expect "first build" 1 1
"$program"
expect "nothing changed" 0 0
sleep 1.1
sed -i 's/What a sensor said/What any sensor said/' reading.hpp
expect "a comment changed" 1 1
expect "nothing changed since" 0 0
sleep 1.1
touch main.cpp
expect "a source changed" 0 1
