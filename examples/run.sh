#!/usr/bin/env bash
# Installs what is missing, builds the tool and the examples, and runs the examples in reading order.
# CXX=clang++-19 compiles the user's side, runtime and examples, with that compiler; arguments go to 03_package_index.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../cmake/setup.sh"

packages=''
if [ -n "${CXX:-}" ] && ! command -v "$CXX" >/dev/null; then
  packages="${CXX/clang++/clang} $CXX"
fi
ufb_install "$packages"
ufb_configure gcc gcc -DUFB_LLVM_VERSION="$ufb_llvm"
tree=$(ufb_tree_of "${CXX:-g++}")
if [ "$tree" = gcc ]; then
  ufb_make gcc examples
else
  ufb_make gcc ufb
  ufb_configure "$tree" user -DCMAKE_CXX_COMPILER="$CXX" -DUFB_TOOL_EXECUTABLE="$ufb_build/gcc/bin/ufb"
  ufb_make "$tree" examples
fi

for example in "$ufb_source"/examples/[0-9]*/; do
  name=$(basename "$example")
  ufb_say "$name"
  arguments=()
  [ "$name" != 03_package_index ] || arguments=("$@")
  "$ufb_build/$tree/bin/$name" "${arguments[@]}"
done
