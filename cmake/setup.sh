# Set-up shared by examples/run.sh, tests/run.sh and bench/run.sh, which source it: installs what is missing and keeps the build trees.
# Needs bash and coreutils, and on a machine with apt nothing else. UFB_BUILD moves the build trees, UFB_LLVM_VERSION picks the tool's LLVM.

ufb_source=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
ufb_build=$(realpath -m "${UFB_BUILD:-$ufb_source/build}")
ufb_llvm=${UFB_LLVM_VERSION:-19}

ufb_say() {
  if [ -t 2 ]; then printf '\033[1m== %s\033[0m\n' "$*" >&2; else printf '== %s\n' "$*" >&2; fi
}

# Debian packages, each with a command or a file that shows it is there on a system that does not know Debian's names.
ufb_package_table="
  cmake                   cmake
  ninja-build             ninja
  make                    make
  g++                     g++
  clang-$ufb_llvm         /usr/lib/llvm-$ufb_llvm/lib/cmake/clang/ClangConfig.cmake
  libclang-$ufb_llvm-dev  /usr/lib/llvm-$ufb_llvm/lib/libclangTooling.a
  llvm-$ufb_llvm-dev      /usr/lib/llvm-$ufb_llvm/lib/cmake/llvm/LLVMConfig.cmake
  zlib1g-dev              /usr/include/zlib.h
  libzstd-dev             /usr/include/zstd.h
  libboost1.81-dev        /usr/include/boost/pfr.hpp
  libboost-json1.81-dev   /usr/lib/$(uname -m)-linux-gnu/libboost_json.so
  libexpected-dev         /usr/include/tl/expected.hpp
  libre2-dev              /usr/include/re2/re2.h
  prometheus-cpp-dev      /usr/include/prometheus/collectable.h
  libcpp-httplib-dev      /usr/include/httplib.h
  doctest-dev             /usr/include/doctest/doctest.h
  libbenchmark-dev        /usr/include/benchmark/benchmark.h
"

# The packages of the table that are not installed, one a line.
ufb_missing_packages() {
  local package probe installed=''
  if command -v dpkg-query >/dev/null; then
    # shellcheck disable=SC2046  # package names hold no blanks
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $(awk '{print $1}' <<<"$ufb_package_table") 2>/dev/null || true)
    while read -r package probe; do
      [ -z "$package" ] || grep -qxF "installed $package" <<<"$installed" || echo "$package"
    done <<<"$ufb_package_table"
  else
    while read -r package probe; do
      [ -z "$package" ] || [ -e "$probe" ] || command -v "$probe" >/dev/null || echo "$package"
    done <<<"$ufb_package_table"
  fi
}

# Installs what is missing. More lines for the table may be given: "package probe".
ufb_install() {
  local missing root=''
  ufb_package_table+="$*"
  missing=$(ufb_missing_packages | sort -u | tr '\n' ' ')
  [ -n "$missing" ] || return 0
  if ! command -v apt-get >/dev/null; then
    printf '%s\n' "missing: $missing" "(Debian's names; there is no apt-get here to install them with)" >&2
    exit 1
  fi
  if [ "$(id -u)" -ne 0 ]; then
    root=sudo
    if ! command -v sudo >/dev/null; then
      printf '%s\n' "missing: $missing" "Neither root nor sudo: run as root:  apt-get install --no-install-recommends $missing" >&2
      exit 1
    fi
  fi
  ufb_say "installing $missing"
  $root apt-get -q update || true  # one unreachable archive need not matter; the next line knows
  # shellcheck disable=SC2086  # one word a package; -E would lose the variable under a strict sudoers, env does not
  $root env DEBIAN_FRONTEND=noninteractive apt-get -qy install --no-install-recommends $missing
}

# ufb_configure TREE PRESET [cmake options]: configures a build tree, unless it is there and no older than the presets.
# All other changes are Ninja's business.
ufb_configure() {
  local tree=$ufb_build/$1 preset=$2
  shift 2
  if [ ! -e "$tree/build.ninja" ] || [ "$ufb_source/CMakePresets.json" -nt "$tree/build.ninja" ]; then
    ufb_say "configuring $tree"
    (cd "$ufb_source" && cmake --preset "$preset" -B "$tree" "$@") && touch "$tree/build.ninja"
  fi
}

# ufb_make TREE [targets]: builds targets of a tree, or all of it.
ufb_make() {
  local tree=$ufb_build/$1
  shift
  cmake --build "$tree" ${1:+--target "$@"}
}

# The tree of a compiler: g++ gcc, clang++-19 clang-19.
ufb_tree_of() {
  local name
  name=$(basename "$1")
  name=${name/clang++/clang}
  name=${name/g++/gcc}
  echo "${name/c++/cc}"
}
