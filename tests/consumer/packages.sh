#!/usr/bin/env bash
# packages.sh TREE PROJECT BINARY CLANG_VERSION: makes the Debian packages of a build tree and installs them on a system that has nothing but a
# compiler and a build system, where a user's project must build and run, and the plugin check a header. Called by ctest.
set -euo pipefail
tree=$1 project=$2 binary=$3 clang=$4
for needed in mmdebstrap dpkg-shlibdeps; do
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
cpack --config "$tree/CPackConfig.cmake" -G DEB -B "$binary" >"$binary/cpack.log" 2>&1 || { cat "$binary/cpack.log"; exit 1; }
rm -rf "$binary/_CPack_Packages"
made=$(for package in "$binary"/*.deb; do dpkg-deb -f "$package" Package; done | sort | tr '\n' ' ')
if [ "$made" != "libufb-dev libufb-prometheus-dev libufb-re2-dev libufb1 ufb ufb-plugin " ]; then
  echo "the packages are $made"
  exit 1
fi

cat >"$binary/inside.sh" <<INSIDE
set -eux
export DEBIAN_FRONTEND=noninteractive
install() { apt-get -qy install --no-install-recommends "\$@" >/install.log 2>&1 || { cat /install.log; exit 1; }; }
loads() { if ldd "\$1" | grep 'not found'; then exit 1; fi; }
install /packages/libufb1_*.deb
loads /usr/lib/libufb.so.1
install /packages/libufb-dev_*.deb /packages/ufb_*.deb
cmake -S /project -B /build -DCMAKE_BUILD_TYPE=Debug
cmake --build /build
/build/app
install /packages/libufb-re2-dev_*.deb
loads /usr/lib/libufb-re2.so
install /packages/libufb-prometheus-dev_*.deb
loads /usr/lib/libufb-prometheus.so
install /packages/ufb-plugin_*.deb
printf 'struct [[ufb::builder]] s { [[ufb::range(2, 1)]] int i; };\n' >/bad.hpp
if clang++-$clang -std=c++20 -fplugin=/usr/lib/ufb-plugin.so -fsyntax-only /bad.hpp 2>/bad.log; then exit 1; fi
grep 'error:.*range' /bad.log
INSIDE
shopt -s nullglob
mmdebstrap --quiet --variant=minbase --include=g++,cmake,make --skip=check/empty \
  --customize-hook='mkdir "$1/packages" "$1/project"' \
  --customize-hook="copy-in $binary/inside.sh /" \
  --customize-hook="cp '$binary'/*.deb \"\$1/packages\"" \
  --customize-hook="cp -r '$project'/. \"\$1/project\"" \
  --customize-hook='chroot "$1" sh /inside.sh' \
  "$(. /etc/os-release && echo "$VERSION_CODENAME")" /dev/null /etc/apt/sources.list.d/*.sources 2>&1
