# The times of bench/pool as an SVG: a panel a pattern, a row a peer, a bar a size, on a logarithmic scale. Called by pool.sh with a file of
# lines "peer<TAB>pattern/size<TAB>nanoseconds", of all runs.
BEGIN { FS = "\t" }
{
  split($2, part, "/")
  if (!($1 in seen_peer)) { seen_peer[$1]; peer[++peers] = $1 }
  if (!(part[1] in seen_pattern)) { seen_pattern[part[1]]; pattern[++patterns] = part[1] }
  if (!(part[2] in seen_size)) { seen_size[part[2]]; size[++sizes] = part[2] }
  key = $1 SUBSEP part[1] SUBSEP part[2]
  sample[key, ++samples[key]] = $3
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

# From 0.25 to 1000 ns.
function x_of(ns) { return names + scale * (log(ns < 0.25 ? 0.25 : ns > 1000 ? 1000 : ns) - log(0.25)) / (log(1000) - log(0.25)) }

function panel(name, left, top, p, s, y, key, ns, tick, label) {
  printf "<g transform=\"translate(%d %d)\">\n<text class=\"head\" x=\"0\" y=\"14\">%s</text>\n", left, top, name
  for (tick = 1; tick <= 1000; tick *= 10) {
    printf "<path class=\"grid\" d=\"M%.1f 22V%d\"/><text class=\"tick\" x=\"%.1f\" y=\"%d\">%d ns</text>\n",
      x_of(tick), 24 + peers * row, x_of(tick), 36 + peers * row, tick
  }
  for (p = 1; p <= peers; ++p) {
    y = 24 + (p - 1) * row
    label = peer[p]
    gsub(/~/, " ", label)
    printf "<text class=\"name%s\" x=\"%d\" y=\"%d\">%s</text>\n", label == "ufb" ? " ours" : "", names - 6, y + 12, label
    for (s = 1; s <= sizes; ++s) {
      key = peer[p] SUBSEP name SUBSEP size[s]
      if (!(key in samples)) continue
      ns = median(key)
      printf "<rect class=\"%s s%d\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"4\"><title>%s, %s, %s B: %.1f ns</title></rect>\n",
        label == "ufb" ? "ours" : "peer", s, names, y + 5 * (s - 1), x_of(ns) - names, label, name, size[s], ns
    }
  }
  print "</g>"
}

END {
  names = 165; scale = 275; row = 19
  width = names + scale + 30
  height = 24 + peers * row + 40
  rows = int((patterns + 1) / 2)
  printf "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"11\">\n",
    2 * width + 20, rows * height + 34
  print "<title>Time to make an object and give it back</title>"
  print "<style>"
  print "text{fill:#1f2328}.head{font-weight:bold;font-size:13px}.name{text-anchor:end}.name.ours{font-weight:bold}"
  print ".tick{text-anchor:middle;font-size:9px;fill:#59636e}.grid{stroke:#d1d9e0;fill:none}"
  print ".ours{fill:#0969da}.peer{fill:#8c959f}.s2{opacity:.8}.s3{opacity:.6}"
  print "@media(prefers-color-scheme:dark){"
  print "text{fill:#f0f6fc}.tick{fill:#9198a1}.grid{stroke:#3d444d}.ours{fill:#4493f8}.peer{fill:#768390}}"
  print "</style>"
  for (i = 1; i <= patterns; ++i) panel(pattern[i], 10 + ((i - 1) % 2) * width, 6 + int((i - 1) / 2) * height)
  label = size[1]
  for (s = 2; s <= sizes; ++s) label = label ", " size[s]
  printf "<text class=\"tick\" style=\"text-anchor:start\" x=\"10\" y=\"%d\">%s; three bars: objects of %s bytes</text>\n",
    rows * height + 20, "nanoseconds for an object, made and given back; logarithmic", label
  print "</svg>"
}
