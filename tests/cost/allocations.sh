#!/usr/bin/env bash
# allocations.sh PROGRAM: what bench.against_hand.allocations counts where ufb may not call operator new at all. Called by ctest.
set -euo pipefail
"$1" allocations | awk -F '\t' '
  $1 ~ /\/ufb$/ && $1 ~ /(is_valid|validate, valid|build_pooled\(\))\// {
    ++seen
    if ($3 != 0) { print $1 ": " $3 " allocations a run, must be 0"; bad = 1 }
  }
  # Rows of three sizes on two paths; and without this line a program that counts nothing would pass.
  $1 ~ /build\(\), lvalues\/large\/ufb$/ { ++seen; if ($3 < 1) { print $1 ": none counted"; bad = 1 } }
  END { if (seen != 20) { print seen " rows, not 20"; bad = 1 } exit bad }'
