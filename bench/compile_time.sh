#!/usr/bin/env bash
# compile_time.sh UFB [STRUCTS [REPETITIONS]]: what a struct of ten fields adds to the compilation of a file, used and only included,
# over the plain struct; a Markdown table. Called by run.sh. Writes its own input: structs of texts, numbers, a list and an optional, with rules.
#   used      one build() a struct against the object, its checks and their errors by hand, -O2
#   included  the generated header against the user's own, -fsyntax-only
set -euo pipefail
ufb=$(realpath "$1")
structs=${2:-100}
repetitions=${3:-5}
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
cd "$work"

for ((i = 0; i < structs; ++i)); do
  cat <<END
struct [[ufb::builder]] record_$i {
  [[ufb::length(1, 64)]] std::string name;
  [[ufb::email]] std::string email;
  [[ufb::range(0, 150)]] int age;
  std::string city;
  bool active;
  [[ufb::range(0, 100)]] double score = 0;
  [[using ufb: size(0, 8), each, length(1, 32)]] std::vector<std::string> tags;
  [[ufb::positive]] long id = 1;
  std::optional<int> level;
  [[ufb::not_empty]] std::string note = "-";
};
END
done >structs
{
  printf '#pragma once\n#include <optional>\n#include <string>\n#include <vector>\n'
  cat structs
} >records.hpp
"$ufb" generate -o . records.hpp -- -std=c++20

printf '#include "records.hpp"\n' >plain_included.cpp
printf '#include "records.ufb.hpp"\n' >ufb_included.cpp
printf '#include "records.hpp"\n#include <ufb/glue.hpp>\n' >runtime_included.cpp

# What by hand and by ufb have in common is in both: the runtime's headers, whose cost is once a file and a row of its own.
{
  printf '#include "records.hpp"\n#include <ufb/ufb.hpp>\n#include "%s/bench/by_hand.hpp"\nnamespace by_hand = bench::by_hand;\n' "$root"
  for ((i = 0; i < structs; ++i)); do
    cat <<END
static bool is_valid(const record_$i& it) {
  if (it.name.empty() || it.name.size() > 64) return false;
  if (!by_hand::is_email(it.email)) return false;
  if (it.age < 0 || it.age > 150) return false;
  if (!(it.score >= 0 && it.score <= 100)) return false;
  if (it.tags.size() > 8) return false;
  for (const std::string& tag : it.tags)
    if (tag.empty() || tag.size() > 32) return false;
  return it.id > 0 && !it.note.empty();
}
static ufb::errors validate(const record_$i& it) {
  ufb::errors found;
  if (it.name.empty() || it.name.size() > 64)
    found.add({"name", "length", "must be 1 to 64 bytes long", by_hand::quoted(it.name), {{"min", "1"}, {"max", "64"}}, "length"});
  if (!by_hand::is_email(it.email)) found.add({"email", "email", "must be an e-mail address", by_hand::quoted(it.email), {}, "email"});
  if (it.age < 0 || it.age > 150)
    found.add({"age", "range", "must be between 0 and 150", std::to_string(it.age), {{"min", "0"}, {"max", "150"}}, "range"});
  if (!(it.score >= 0 && it.score <= 100))
    found.add({"score", "range", "must be between 0 and 100", std::to_string(it.score), {{"min", "0"}, {"max", "100"}}, "range"});
  if (it.tags.size() > 8)
    found.add({"tags", "size", "must have at most 8 elements", by_hand::listed(it.tags), {{"min", "0"}, {"max", "8"}}, "size.max"});
  for (std::size_t i = 0; i != it.tags.size(); ++i) {
    if (it.tags[i].empty() || it.tags[i].size() > 32)
      found.add({"tags[" + std::to_string(i) + "]", "length", "must be 1 to 32 bytes long", by_hand::quoted(it.tags[i]), {{"min", "1"}, {"max", "32"}}, "length"});
  }
  if (it.id <= 0) found.add({"id", "positive", "must be positive", std::to_string(it.id), {}, "positive"});
  if (it.note.empty()) found.add({"note", "not_empty", "must not be empty", by_hand::quoted(it.note), {}, "not_empty"});
  return found;
}
ufb::result<record_$i> make_$i(const std::string& name, const std::string& email, const std::vector<std::string>& tags) {
  record_$i made{.name = name, .email = email, .age = 36, .city = "London", .active = true, .score = 1, .tags = tags, .id = $i, .level = 1, .note = "?"};
  if (!is_valid(made)) return tl::unexpected(validate(made));
  return made;
}
END
  done
} >plain_used.cpp
{
  printf '#include "records.ufb.hpp"\n#include <ufb/ufb.hpp>\n'
  for ((i = 0; i < structs; ++i)); do
    cat <<END
ufb::result<record_$i> make_$i(const std::string& name, const std::string& email, const std::vector<std::string>& tags) {
  return ufb::build<record_$i>().with_name(name).with_email(email).with_age(36).with_city("London").with_active(true).with_score(1)
      .with_tags(tags).with_id($i).with_level(1).with_note("?").build();
}
END
  done
} >ufb_used.cpp

cpu_ms() {  # of one command
  local TIMEFORMAT='%U %S'
  { time "$@" >/dev/null 2>>log; } 2>&1 | awk '{ printf "%.0f\n", ($1 + $2) * 1000 }'
}
compile() {  # COMPILER FILE flags...
  local compiler=$1 file=$2 quiet=-Wno-unknown-attributes
  shift 2
  [[ $compiler == clang* ]] || quiet=-Wno-attributes=ufb::
  "$compiler" -std=c++20 "$quiet" -I"$root/runtime/include" "$@" -c "$file.cpp" -o object.o
}
median() { sort -n "$1" | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

printf '| compile time of %s structs of 10 fields, CPU | by hand | with ufb | a struct | goal | |\n' "$structs"
printf '| --- | --- | --- | --- | --- | --- |\n'
for compiler in g++ clang++-19; do
  for ((n = 0; n < repetitions; ++n)); do
    for file in plain_included runtime_included ufb_included; do
      cpu_ms compile "$compiler" "$file" -fsyntax-only >>"$compiler.$file"
    done
    for file in plain_used ufb_used; do
      cpu_ms compile "$compiler" "$file" -O2 >>"$compiler.$file"
    done
  done
  row() {  # NAME PLAIN UFB GOAL
    awk -v name="$compiler: $1" -v plain="$(median "$compiler.$2")" -v ufb="$(median "$compiler.$3")" -v structs="$structs" -v goal="$4" 'BEGIN {
      added = sprintf("%.1f", (ufb - plain) / structs)
      printf "| %s | %d ms | %d ms | %+.1f ms | ≤ +%d ms | %s |\n", name, plain, ufb, added, goal, added + 0 <= goal ? "met" : "**not met**"
    }'
  }
  row "used once, -O2" plain_used ufb_used 10
  row "only included, over the runtime's own headers" runtime_included ufb_included 2
  printf '| %s: the runtime'\''s own headers, once a file | %d ms | %d ms | | | |\n' "$compiler" \
    "$(median "$compiler.plain_included")" "$(median "$compiler.runtime_included")"
done
