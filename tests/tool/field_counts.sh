#!/usr/bin/env bash
# From no field to two hundred: structs of so many are generated, built in each of the ways there are, edited, drafted, validated and pooled.
# usage: field_counts.sh UFB RUNTIME_HEADERS LIBRARY COMPILER…
here=$(dirname "$0")
source "$here/expect.sh"
headers=$2
library=$3
shift 3

# The numbers around the ends of what one word of a builder's state has room for, and those that were promised.
counts="0 1 15 16 64 100 200"

{
  echo '#pragma once'
  echo '#include <string>'
  echo '#include <vector>'
  for count in $counts; do
    echo "struct [[ufb::builder]] of_$count {"
    for ((i = 0; i < count; ++i)); do
      case $((i % 4)) in
        0) echo "  [[ufb::range(0, 1000)]] int f$i;" ;;
        1) echo "  [[ufb::length(1, 32)]] std::string f$i;" ;;
        2) echo "  double f$i = $i;" ;;
        3) echo "  std::vector<std::string> f$i;" ;;
      esac
    done
    echo "};"
  done
} >counts.hpp

# A chain that sets what is required: all but WITHOUT.
chain() {
  local count=$1 without=${2:-}
  echo "ufb::build<of_$count>()"
  for ((i = 0; i < count; ++i)); do
    [ "$i" = "$without" ] && continue
    case $((i % 4)) in
      0) echo "    .with_f$i($i)" ;;
      1) echo "    .with_f$i(\"text $i\")" ;;
      3) [ $((i % 8)) = 7 ] && echo "    .with_f$i({\"a\", \"b\"})" ;;
    esac
  done
}

{
  echo '#include "counts.ufb.hpp"'
  echo '#include <cstdio>'
  echo '#include <cstdlib>'
  echo '#include <ufb/ufb.hpp>'
  echo '#define REQUIRE(...) ((__VA_ARGS__) ? void() : (std::printf("not so: %s\n", #__VA_ARGS__), std::exit(1)))'
  echo 'int main() {'
  for count in $counts; do
    last=$((count - count % 4 - (count % 4 == 0 ? 4 : 0)))  # the last number
    echo "  {"
    echo "  static_assert(ufb::field_count<of_$count> == $count);"
    if [ "$count" = 0 ]; then
      echo "  const of_0 built = ufb::build<of_0>().build();"
      echo "  REQUIRE(ufb::build<of_0>().build_pooled() && ufb::draft<of_0>().build() && ufb::is_valid(ufb::edit(built).build()));"
      echo "  }"
      continue
    fi
    echo "  const auto built = $(chain "$count").build();"
    echo "  REQUIRE(built && ufb::is_valid(*built) && built->f0 == 0 && built->f$last == $last);"
    echo "  const auto pooled = $(chain "$count").build_pooled();"
    echo "  REQUIRE(pooled && (*pooled)->f$last == $last);"
    echo "  REQUIRE(ufb::edit(*built).with_f$last(7).build()->f$last == 7);"
    echo "  REQUIRE(ufb::edit(*built).with_f$last(-1).build().error()[0].path == \"f$last\");"
    echo "  auto draft = ufb::draft<of_$count>();"
    echo "  REQUIRE(draft.set(\"f$last\", \"5\") && draft.missing().size() == $((((count + 3) / 4 + (count + 2) / 4) - 1)));"
    for ((i = 0; i < count; ++i)); do
      [ $((i % 4)) -lt 2 ] && [ "$i" != "$last" ] && echo "  REQUIRE(draft.set(\"f$i\", \"$i\"));"
    done
    echo "  const auto drafted = std::move(draft).build();"
    echo "  REQUIRE(drafted && drafted->f$last == 5);"
    echo "  of_$count wrong = *drafted;"
    echo "  wrong.f0 = -1;"
    echo "  wrong.f$last = 1001;"
    echo "  REQUIRE(!ufb::is_valid(wrong) && ufb::validate(wrong).size() == $((last == 0 ? 1 : 2)));"
    echo "  }"
  done
  echo '}'
} >use.cpp

{
  echo '#include "counts.ufb.hpp"'
  echo "auto built() { return $(chain 200 97).build().has_value(); }"
} >missing.cpp

expect 0 "" generate -o . counts.hpp -- -std=c++20
for compiler in "$@"; do
  quiet=-Wno-unknown-attributes
  case $compiler in *g++*) [[ $compiler == *clang* ]] || quiet=-Wno-attributes=ufb:: ;; esac
  flags="-std=c++20 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror $quiet -I$headers"
  expect_of 0 "" "$compiler" $flags use.cpp "$library" "-Wl,-rpath,$(dirname "$library")" -o use
  expect_of 0 "" ./use
  said=$("$compiler" $flags -fsyntax-only missing.cpp 2>&1) && fail "$compiler: compiles without a required field"
  first=$(grep -m1 'error:' <<<"$said")
  [[ $first == *"of_200: required field 'f97' is not set"* ]] || fail "$compiler: the first error is '$first'"
done
finish
