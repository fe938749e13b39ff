#!/usr/bin/env bash
# instructions.sh PROGRAM BENCH: the instructions of ufb over those of the twin by hand, both of this build, against the most that each row
# may have. Called by ctest, in one tree and with one compiler. A little more than what was reached: other versions of glibc and g++ count other numbers.
set -euo pipefail
bash "$2/instructions.sh" "$1" | awk -F '\t' '
  BEGIN {
    most["is_valid"] = most["validate, valid"] = "1.02 1.02 1.02"
    most["build(), lvalues"] = most["build(), literals"] = "1.07 1.05 1.05"
    most["build_pooled()"] = "0.77 0.49 0.36"
    most["validate, invalid"] = most["build(), invalid"] = "0.97 0.95 0.70"
    split("small typical large", sizes, " ")
  }
  { count[$1] = $2 }
  END {
    for (what in most) {
      split(most[what], limit, " ")
      for (s in sizes) for (path = 0; path < 2; ++path) {
        row = (path ? "PFR: " : "") what "/" sizes[s]
        if (!(row "/hand" in count) || count[row "/hand"] <= 0) { print row ": not measured"; bad = 1; continue }
        ratio = count[row "/ufb"] / count[row "/hand"]
        if (ratio > limit[s]) { printf "%s: %.3f of the instructions by hand, must be at most %s\n", row, ratio, limit[s]; bad = 1 }
      }
    }
    exit bad
  }'
