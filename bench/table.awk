# One compiler's table of a program, as Markdown. Called by run.sh with three files, each "what/size/side<TAB>figures":
# instructions; median times; goals and allocations.
BEGIN { FS = "\t" }
FNR == 1 { ++file }
{
  split($1, part, "/")
  key = part[1] "/" part[2]
  if (file == 1) {
    instructions[$1] = $2
    if (!(part[1] in seen)) { seen[part[1]]; row[++rows] = part[1] }
    if (!(part[2] in is_size)) { is_size[part[2]]; size[++sizes] = part[2] }
  }
  if (file == 2) time[$1] = $2
  if (file == 3) { goal[key] = $2; allocations[$1] = $3 }
}
END {
  line = "| " compiler ", -O2 |"
  rule = "| --- |"
  for (s = 1; s <= sizes; ++s) { line = line " " size[s] " | goal | |"; rule = rule " --- | --- | --- |" }
  print line " time | allocations |"
  print rule " --- | --- |"
  for (r = 1; r <= rows; ++r) {
    line = "| " row[r] " |"
    times = allocated = ""
    for (s = 1; s <= sizes; ++s) {
      key = row[r] "/" size[s]
      hand = instructions[key "/hand"]
      ufb = instructions[key "/ufb"]
      ratio = sprintf("%.2f", ufb / hand)
      met = ratio + 0 <= goal[key] + 0
      if (!met) ++missed
      line = line sprintf(" %s (%.0f / %.0f) | ≤ %s | %s |", ratio, ufb, hand, goal[key], met ? "met" : "**not met**")
      times = times sprintf(" %.2f", time[key "/ufb"] / time[key "/hand"])
      allocated = allocated sprintf(" %g/%g", allocations[key "/ufb"], allocations[key "/hand"])
    }
    print line times " |" allocated " |"
  }
  printf "\n%d of %d goals met.\n", rows * sizes - missed, rows * sizes
}
