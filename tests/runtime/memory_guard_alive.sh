#!/usr/bin/env bash
# memory_guard_alive.sh PROGRAM LIMIT: under a memory limit, PROGRAM dies alone and lives with a guard. LIMIT is `cgroup`, for which a cgroup
# is made below this process's own where that is possible, or `address_space`. Exits with 77 (skipped) where there is no such limit.
set -uo pipefail
program=$1 limit=$2
bytes=$((128 << 20))
cgroup=

fail() {
  echo "$1"
  exit 1
}

# mount_point TYPE OPTION: where a file system of that type with that option is.
mount_point() {
  awk -v type="$1" -v option="(^|,)$2(,|$)" '{ for (i = 7; $i != "-"; ++i); if ($(i + 1) == type && $NF ~ option) { print $5; exit } }' \
    /proc/self/mountinfo
}

# make_cgroup DIRECTORY LIMIT SWAP: whether there is one now, below DIRECTORY, that has LIMIT and no more with SWAP, this many bytes of it.
make_cgroup() {
  mkdir "$1/ufb_guard_$$" || return 1
  cgroup=$1/ufb_guard_$$
  echo "$bytes" >"$cgroup/$2" || return 1
  [[ ! -e $cgroup/$3 ]] || echo "$4" >"$cgroup/$3"
  (echo $BASHPID >"$cgroup/cgroup.procs")
}

any_cgroup() {
  local v1 v2
  v1=$(mount_point cgroup memory)$(grep -E '^[0-9]+:([^:]*,)?memory(,[^:]*)?:' /proc/self/cgroup | cut -d: -f3-)
  v2=$(mount_point cgroup2 '[^,]*')$(grep '^0::' /proc/self/cgroup | cut -d: -f3-)
  make_cgroup "$v1" memory.limit_in_bytes memory.memsw.limit_in_bytes "$bytes" || make_cgroup "$v2" memory.max memory.swap.max 0
}

# Runs the program under the limit and prints what it says. Returns: its exit status; 99 where there is no limit.
limited() {
  (
    if [[ $limit == cgroup ]]; then
      echo $BASHPID >"$cgroup/cgroup.procs" || exit 99
    else
      ulimit -v $((bytes / 1024 + 64 * 1024)) || exit 99  # libraries and the pools' map take some
    fi
    exec "$program" "$1"
  ) 2>&1
}

if [[ $limit == cgroup ]]; then
  trap '[[ -z $cgroup ]] || rmdir "$cgroup"' EXIT
  any_cgroup 2>/dev/null || { echo "skipped: no memory cgroup can be made here"; exit 77; }
fi

said=$("$program" alone 2>&1) || fail "without a limit it must live: $said"
said=$(limited alone)
status=$?
[[ $status -ne 99 ]] || { echo "skipped: there is no such limit here"; exit 77; }
[[ $status -ne 0 ]] || fail "alone it must die of the limit; it ended with $status: $said"
echo "alone it died: $status"
said=$(limited guarded) || fail "guarded it must live; it ended with $?: $said"
[[ $said == "alive: the guard acted "[1-9]* ]] || fail "the guard must have acted: $said"
echo "$said"
