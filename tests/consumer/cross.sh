#!/usr/bin/env bash
# cross.sh SOURCE PROJECT UFB BINARY: a user's project and the runtime compiled for another machine, with the tool of this one, and run under
# QEMU. What that machine has besides comes from Debian's packages for it. Called by ctest.
set -euo pipefail
source=$1 project=$2 ufb=$3 binary=$4
machine=aarch64-linux-gnu
for needed in mmdebstrap $machine-g++ qemu-aarch64; do
  if ! command -v "$needed" >/dev/null; then
    echo "SKIPPED: there is no $needed"
    exit 77
  fi
done
if [ "$(id -u)" -ne 0 ]; then
  echo "SKIPPED: another system needs root"
  exit 77
fi

rm -rf "$binary"
mkdir -p "$binary"
cp -r "$project" "$binary/source"
root=$binary/root
shopt -s nullglob
mmdebstrap --quiet --architectures=arm64 --variant=extract \
  --include=libc6-dev,libstdc++-12-dev,libboost1.81-dev,libboost-json1.81-dev,libexpected-dev \
  "$(. /etc/os-release && echo "$VERSION_CODENAME")" "$root" /etc/apt/sources.list.d/*.sources

# There, char has no sign: a bound that this machine would not have.
sed -i 's/range(1, MODEL_MOST)/range(1, char(-1))/' "$binary/source/model/include/shop/order.hpp"
sed -i 's/"Tea", 10,/"Tea", 256,/' "$binary/source/main.cpp"
cat >"$binary/toolchain.cmake" <<TOOLCHAIN
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR aarch64)
set(CMAKE_CXX_COMPILER $machine-g++)
set(CMAKE_SYSROOT $root)
set(CMAKE_LIBRARY_ARCHITECTURE $machine)
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
TOOLCHAIN
cmake -S "$binary/source" -B "$binary/build" -G Ninja -DCMAKE_TOOLCHAIN_FILE="$binary/toolchain.cmake" -DCMAKE_BUILD_TYPE=Debug \
  -DUFB_SOURCE_DIR="$source" -DUFB_TOOL=OFF -DUFB_TOOL_EXECUTABLE="$ufb"
cmake --build "$binary/build"
grep -q 'range{1, 255}' "$binary"/build/model/ufb_model/include/shop/order.ufb.hpp
qemu-aarch64 -L "$root" "$binary/build/app"
rm -rf "$root"
