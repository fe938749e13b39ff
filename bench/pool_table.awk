# The tables of bench/pool as Markdown. Called by pool.sh with two files, each "peer<TAB>pattern/size<TAB>figure": times of all runs, in
# nanoseconds; bytes over an object's own. A goal is for ufb over the first of the other peers that threads may share.
BEGIN { FS = "\t" }
{
  if (!($1 in seen_peer)) { seen_peer[$1]; peer[++peers] = $1 }
  if (!($2 in seen_cell)) { seen_cell[$2]; cell[++cells] = $2 }
  sample[$1, $2, ++samples[$1, $2]] = $3
}

function median(key, n, i, j, held) {
  n = samples[key]
  for (i = 2; i <= n; ++i) {
    held = sample[key, i]
    for (j = i - 1; j >= 1 && sample[key, j] + 0 > held + 0; --j) sample[key, j + 1] = sample[key, j]
    sample[key, j + 1] = held
  }
  return n % 2 ? sample[key, (n + 1) / 2] : (sample[key, n / 2] + sample[key, n / 2 + 1]) / 2
}

function is_shared(name) { return name !~ /unsynchronized|one~thread|boost::/ }

function print_head(what, unit, line, rule, p) {
  line = "| " what " |"
  rule = "| --- |"
  for (p = 1; p <= peers; ++p) {
    name = peer[p]
    gsub(/~/, " ", name)
    line = line " " name (is_shared(peer[p]) ? "" : "¹") " |"
    rule = rule " --- |"
  }
  print line " ufb over the first of the others | goal | |"
  print rule " --- | --- | --- |"
}

function print_row(name, goal, line, p, key, best, value, ratio, met) {
  split(name, part, "/")
  line = "| " (part[1] == "memory" ? part[2] " B" : part[1] ", " part[2] " B") " |"
  best = 1e9
  for (p = 1; p <= peers; ++p) {
    key = peer[p] SUBSEP name
    if (!(key in samples)) { line = line " |"; continue }
    value = median(key)
    line = line sprintf(goal ? " %.1f |" : " %.2f |", value)
    if (peer[p] == "ufb") ours = value
    else if (is_shared(peer[p]) && value < best) best = value
  }
  if (goal) {
    met = ours <= goal * best
    line = line sprintf(" %.2f | ≤ %.2f | %s |", ours / best, goal, met ? "met" : "**not met**")
  } else {
    met = ours <= 0.01 * part[2] && ours <= best
    line = line sprintf(" %+.2f B | ≤ %.2f B, first | %s |", ours - best, 0.01 * part[2], met ? "met" : "**not met**")
  }
  print line
  ++goals
  if (met) ++goals_met
}

END {
  print_head("ns for an object, made and given back")
  for (c = 1; c <= cells; ++c) if (cell[c] !~ /^memory/) print_row(cell[c], cell[c] ~ /^producer/ ? 1.15 : 1.05)
  print ""
  print_head("bytes over sizeof, a million live objects")
  for (c = 1; c <= cells; ++c) if (cell[c] ~ /^memory/) print_row(cell[c], 0)
  printf "\n%d of %d goals met. ¹ For one thread at a time; not what ufb is compared with.\n", goals_met, goals
}
