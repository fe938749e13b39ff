# Turns what ufb, Clang and pahole say of records into lines that can be compared: one a record and kind of fact, sorted by whoever calls.
#   C name size alignment: offset...       bytes, bytes, bits of each member as declared, in bases first
#   P name size: offset,size...            bytes (pahole tells none of a union), bits of each named member, those in anonymous ones in their place
#   H name holes bytes padding             of a struct without bit-fields and anonymous members
# Called with from=ufb, from=clang or from=pahole, and for pahole with header=PATH, the one whose records count.

function string_of(line, key) { return match(line, "\"" key "\":\"[^\"]*\"") ? substr(line, RSTART + length(key) + 4, RLENGTH - length(key) - 5) : "" }
function number_of(line, key) { return match(line, "\"" key "\":[0-9]+") ? substr(line, RSTART + length(key) + 3, RLENGTH - length(key) - 3) + 0 : 0 }

# "outer::(unnamed struct at line 7)" of ufb and "outer::(unnamed at file:7:3)" of Clang are the same record; what is an argument of a
# template Clang writes in its own way.
function plain(name) {
  if (match(name, /\(unnamed [^()]*\)$/)) return "unnamed"
  gsub(/(struct|class|union) /, "", name); gsub(/ \*/, "*", name); gsub(/> >/, ">>", name)
  return name
}

# Numbers after blanks, smallest first: members that share bytes are not where their declarations are.
function sorted(numbers,    count, part, i, j, swap, text) {
  count = split(numbers, part, " "); text = ""
  for (i = 2; i <= count; ++i) for (j = i; j > 1 && part[j] + 0 < part[j - 1] + 0; --j) { swap = part[j]; part[j] = part[j - 1]; part[j - 1] = swap }
  for (i = 1; i <= count; ++i) text = text " " part[i]
  return text
}

# ---- ufb: a record a line, its members each after {"kind"
from == "ufb" && /^\{"name":/ && /"keyword":/ {
  sub(/"better":.*/, "")
  name = string_of($0, "name"); size = number_of($0, "size"); alignment = number_of($0, "alignment"); is_union = string_of($0, "keyword") == "union"
  holes_at = index($0, "\"holes\":[")
  holes = substr($0, holes_at)
  count = split(substr($0, 1, holes_at - 1), members, /\{"kind":/)
  bases = ""; offsets = ""; leaves = ""; depth = 0; is_simple = !is_union
  for (i = 2; i <= count; ++i) {
    member = "\"kind\":" members[i]
    kind = string_of(member, "kind"); own = string_of(member, "name"); at = number_of(member, "offset_bits"); bits = number_of(member, "size_bits")
    if (depth == 0 && kind ~ /base$/) bases = bases " " kind "@" at
    if (depth == 0 && kind ~ /field$/) offsets = offsets " " at
    is_anonymous = member ~ /"parts":\[/
    if (!is_anonymous && own != "" && kind ~ /field$/) leaves = leaves " " at "," bits
    if (is_anonymous || kind !~ /field$/ || (kind == "bit_field" && own != "")) is_simple = 0
    gsub(/"[^"]*"/, "", member)
    depth += gsub(/\[/, "", member) - gsub(/\]/, "", member)
    if (i == 2) depth = depth < 0 ? 0 : depth
  }
  print "C " plain(name) " " size " " alignment ":" bases sorted(offsets)
  if (name !~ /unnamed/) print "P " name " " (is_union ? "union" : size) ":" leaves
  if (!is_simple || name ~ /unnamed/) next
  tail = 0; inner = 0; inner_bits = 0
  count = split(holes, each, /\{/)
  for (i = 2; i <= count; ++i) {
    if (each[i] ~ /"tail":true/) tail = number_of(each[i], "size_bits")
    else { ++inner; inner_bits += number_of(each[i], "size_bits") }
  }
  print "H " name " " inner " " inner_bits / 8 " " tail / 8
}

# ---- clang: -fdump-record-layouts-simple
from == "clang" && /^Type: / { name = $0; sub(/^Type: (struct |class |union )?/, "", name); bases = ""; offsets = "" }
from == "clang" && /^  Size:/ { split($0, part, ":"); size = part[2] / 8 }
from == "clang" && /^  Alignment:/ { split($0, part, ":"); alignment = part[2] / 8 }
from == "clang" && /^  (VBase|Base)Offsets: / {
  kind = /VBase/ ? "virtual_base" : "base"
  gsub(/^[^[]*\[|\].*$/, ""); count = split($0, part, /, */)
  for (i = 1; i <= count; ++i) bases = bases " " kind "@" part[i] * 8
}
from == "clang" && /^  FieldOffsets: / {
  gsub(/^[^[]*\[|\].*$/, ""); count = split($0, part, /, */)
  for (i = 1; i <= count; ++i) offsets = offsets " " part[i]
  print "C " plain(name) " " size " " alignment ":" bases sorted(offsets)
}

function is_anonymous_end(    line) {
  line = $0
  gsub(/ *__attribute__\(\([a-z_]+(\([0-9]+\))?\)\)/, "", line)
  return line ~ /^\t+\};/
}

# ---- pahole -I: a record is text at depth 0, each member ends in /* offset size */
from == "pahole" && /^\/\* <[0-9a-f]+> / { in_header = index($0, " " header ":") != 0 }
from == "pahole" && /^(struct|union|class|typedef (struct|union)).*\{/ {
  depth = 1; count = 0; is_simple = /struct/; size = /union/ ? "union" : 0; holes = 0; hole_bytes = 0; padding = 0
  name = $0; sub(/^typedef /, "", name); sub(/^(struct|union|class) */, "", name); sub(/ *\{.*/, "", name)
  next
}
from == "pahole" && depth >= 1 && /^\t+(const |volatile )*(struct|union|enum).*\{$/ { starts[depth++] = count; next }
from == "pahole" && depth >= 1 && /^\t+\/\* size: [0-9]+/ { match($0, /[0-9]+/); size = substr($0, RSTART, RLENGTH) }
from == "pahole" && depth >= 1 && /^\t+\/\* .*holes: [0-9]+, sum holes: [0-9]+/ {
  match($0, /holes: [0-9]+/); holes = substr($0, RSTART + 7, RLENGTH - 7)
  match($0, /sum holes: [0-9]+/); hole_bytes = substr($0, RSTART + 11, RLENGTH - 11)
}
from == "pahole" && depth >= 1 && /^\t+\/\* padding: [0-9]+/ { match($0, /[0-9]+/); padding = substr($0, RSTART, RLENGTH) }
from == "pahole" && depth >= 1 && match($0, /\/\* +[0-9]+(: *[0-9]+)? +[0-9]+ +\*\//) {
  numbers = substr($0, RSTART + 2, RLENGTH - 4)
  closes = /^\t+\}/
  if (closes) --depth
  if (is_anonymous_end()) { is_simple = 0; next }  # what is in it stays
  if (closes) count = starts[depth]             # of an unnamed type: its members are its own
  if (match(numbers, /:/)) {
    split(numbers, part, /[: ]+/)               # "", offset, bit, size of the unit
    match($0, /:[0-9]+;/); bits = substr($0, RSTART + 1, RLENGTH - 2)
    offset = part[2] * 8 + part[3]; is_simple = 0
  } else {
    split(numbers, part, / +/); offset = part[2] * 8; bits = part[3] * 8
  }
  found[++count] = offset "," bits
  next
}
from == "pahole" && depth > 1 && /^\t+\}/ { --depth; if (is_anonymous_end()) is_simple = 0; else count = starts[depth]; next }
from == "pahole" && depth == 1 && /^\}/ {
  depth = 0
  if (name == "") { name = $0; sub(/^\} */, "", name); sub(/__attribute__\(\(.*\)\) */, "", name); sub(/;.*/, "", name) }
  if (!in_header || name == "") next
  leaves = ""
  for (i = 1; i <= count; ++i) leaves = leaves " " found[i]
  print "P " name " " size ":" leaves
  if (is_simple) print "H " name " " holes " " hole_bytes " " padding
}
