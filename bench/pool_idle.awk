# What a pool has with idle objects, as Markdown. Called by pool.sh with lines "sizeof<TAB>idle objects<TAB>bytes of slabs<TAB>of heap".
BEGIN {
  FS = "\t"
  slab = 65536
  print "| idle objects | sizeof each | slabs | heap | goal: sizeof and 1 %, rounded to a slab | |"
  print "| --- | --- | --- | --- | --- | --- |"
}
{
  goal = int(($1 * $2 * 1.01 + slab - 1) / slab) * slab
  printf "| %d | %d B | %d B | %d B | %d B | %s |\n", $2, $1, $3, $4, goal, $3 + $4 <= goal ? "met" : "**not met**"
}
