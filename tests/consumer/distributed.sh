#!/usr/bin/env bash
# distributed.sh PROJECT PREFIX BINARY CXX: a user's project is compiled by two distccd, and, checked out at another path, not at all: ccache has
# everything, because the glue is the same to the byte. Called by ctest.
set -euo pipefail
project=$1 prefix=$2 binary=$3 cxx=$4
for needed in ccache distcc distccd; do
  if ! command -v "$needed" >/dev/null; then
    echo "SKIPPED: there is no $needed"
    exit 77
  fi
done

rm -rf "$binary"
mkdir -p "$binary"
cd "$binary"
fail() {
  echo "$*"
  tail -n 20 ./*.log
  exit 1
}

# Two servers on this machine; were both gone, nothing would compile here in their place.
servers=()
trap 'for server in "${servers[@]}"; do kill "$server" 2>/dev/null || true; done' EXIT
first=$((20000 + $$ % 20000))
for port in "$first" $((first + 1)); do
  distccd --no-detach --daemon --listen 127.0.0.1 --allow 127.0.0.1 --port "$port" --jobs 1 --enable-tcp-insecure --user nobody \
    --log-stderr >/dev/null 2>"server_$port.log" &
  servers+=($!)
done
export DISTCC_HOSTS="127.0.0.1:$first/1 127.0.0.1:$((first + 1))/1" DISTCC_FALLBACK=0 DISTCC_DIR=$binary/distcc
export CCACHE_DIR=$binary/ccache CCACHE_PREFIX=distcc CCACHE_BASEDIR=$binary CCACHE_CONFIGPATH=/dev/null
mkdir "$DISTCC_DIR"
for _ in $(seq 100); do
  if (exec 3<>"/dev/tcp/127.0.0.1/$first" 4<>"/dev/tcp/127.0.0.1/$((first + 1))") 2>/dev/null; then break; fi
  sleep 0.1
done

# build WHERE: checks the project out there and builds it.
build() {
  mkdir "$1"
  cp -r "$project" "$1/source"
  cmake -S "$1/source" -B "$1/build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_COMPILER="$cxx" -DCMAKE_CXX_COMPILER_LAUNCHER=ccache \
    -DCMAKE_PREFIX_PATH="$prefix" >"$1.log" 2>&1 || fail "$1: not configured"
  ccache --zero-stats >/dev/null
  cmake --build "$1/build" -j 2 >>"$1.log" 2>&1 || fail "$1: not built"
  "$1/build/app" >/dev/null || fail "$1: the program fails"
}

# count NAME: of ccache, since the last build began.
count() { ccache --print-stats | awk -v name="$1" '$1 == name { print $2 }'; }

build here
sources=$(count cache_miss)
[ "$sources" -ge 3 ] || fail "ccache saw $sources sources"
done_there=$(cat server_*.log | grep -c 'COMPILE_OK') || true
[ "$done_there" = "$sources" ] || fail "the servers compiled $done_there of $sources sources"

build elsewhere
[ "$(count direct_cache_hit) $(count cache_miss)" = "$sources 0" ] || fail "of $sources sources ccache had $(count direct_cache_hit)"
for glue in $(cd here/build && find . -name '*.ufb.hpp'); do cmp "here/build/$glue" "elsewhere/build/$glue" || fail "other glue elsewhere"; done
echo "compiled by two servers: $sources sources; elsewhere: none"
