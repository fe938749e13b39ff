#!/usr/bin/env bash
# Installs what is missing, builds everything and runs all tests in one ctest run, whose closing line is the last word.
# Arguments go to ctest: `bash tests/run.sh -R golden`. With --all as the first one, the whole matrix is built and run, which is slower.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../cmake/setup.sh"

# The tree gcc holds the tool and the tests of its own compiler. The others, named after their presets, join its ctest run.
trees=(clang-19 asan)
packages="
  clang-19            clang++-19
  libclang-rt-19-dev  /usr/lib/llvm-19/lib/clang/19/lib/linux
  git                 git
  dwarves             pahole
  pkg-config          pkg-config
  libvulkan-dev       /usr/include/vulkan/vulkan_core.h
  linux-libc-dev      /usr/include/linux/videodev2.h
"
chosen=(--label-exclude matrix)
if [ "${1:-}" = --all ]; then
  shift
  chosen=()
  trees+=(llvm-22 asan-tool clang-14 clang-22 gcc-cpp23 clang-19-cpp23 tsan valgrind)
  packages+="
  clang-14         clang++-14
  clang-22         clang++-22
  libclang-22-dev  /usr/lib/llvm-22/lib/libclangTooling.a
  llvm-22-dev      /usr/lib/llvm-22/lib/cmake/llvm/LLVMConfig.cmake
  valgrind         valgrind
  chromium         chromium
  meson            meson
  ccache           ccache
  distcc           distccd
  g++-aarch64-linux-gnu aarch64-linux-gnu-g++
  qemu-user        qemu-aarch64
  mmdebstrap       mmdebstrap
  dpkg-dev         dpkg-shlibdeps
"
fi

ufb_install "$packages"
ufb_configure gcc gcc -DUFB_LLVM_VERSION="$ufb_llvm"
ufb_make gcc
: >"$ufb_build/gcc/tests/trees.cmake"
for tree in "${trees[@]}"; do
  ufb_configure "$tree" "$tree" -DUFB_TOOL_EXECUTABLE="$ufb_build/gcc/bin/ufb"
  ufb_make "$tree"
  printf 'subdirs([[%s]])\n' "$ufb_build/$tree" >>"$ufb_build/gcc/tests/trees.cmake"
done

ufb_say "testing"
exec ctest --test-dir "$ufb_build/gcc" --parallel "$(nproc)" --output-on-failure "${chosen[@]}" "$@"
