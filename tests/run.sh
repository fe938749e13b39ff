#!/usr/bin/env bash
# Installs what is missing, builds everything and runs all tests in one ctest run, whose closing line is the last word.
# With --all: the whole matrix, which is slower. Other arguments go to ctest: `bash tests/run.sh -R golden`.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../cmake/setup.sh"

all=no
[ "${1:-}" != --all ] || { all=yes; shift; }

packages="libclang-rt-$ufb_llvm-dev /usr/lib/llvm-$ufb_llvm/lib/clang/$ufb_llvm/lib/linux/libclang_rt.asan-x86_64.a
"
ufb_install "$packages"

# The tree gcc holds the tool and the tests of its own compiler; the other trees hold the user's side once more and join its ctest run.
trees=(clang-19 asan)
ufb_configure gcc gcc -DUFB_TEST_TREES="$(printf "$ufb_build/%s;" "${trees[@]}")"
ufb_make gcc
for tree in "${trees[@]}"; do
  ufb_configure "$tree" "$tree" -DUFB_TOOL_EXECUTABLE="$ufb_build/gcc/bin/ufb"
  ufb_make "$tree"
done

exec ctest --test-dir "$ufb_build/gcc" --parallel "$(nproc)" --output-on-failure "$@"
