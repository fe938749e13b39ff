#!/usr/bin/env bash
# What `ufb check` says: all of a run together, as compilers say it, and what its exit status means.
# Usage: check.sh UFB. Run by ctest.
. "$(dirname "$0")/expect.sh"

echo 'struct [[ufb::builder]] fine { [[ufb::min(1)]] int count; };' >fine.hpp
echo 'struct plain { int count; };' >plain.hpp
cat >order.hpp <<'EOT'
struct [[ufb::builder]] order {
  [[ufb::range(9, 0)]] int count;
  [[ufb::lenght(1)]] int weight;
};
EOT
echo '#include "order.hpp"
struct [[ufb::builder]] basket { [[ufb::min(1), ufb::min(2)]] int count; };' >basket.hpp

# It writes nothing, and says nothing where there is nothing to say.
ls >before
expect 0 "" check fine.hpp
expect 1 "unknown attribute 'lenght'" check order.hpp
ls | diff before - || fail "check wrote files"

# Source, caret and fix as Clang shows them; header by header, in source order; a closing line.
"$ufb" check basket.hpp order.hpp fine.hpp 2>said
diff - said <<'EOT' || fail "said otherwise than expected"
basket.hpp:2:54: error: 'min' is stated twice
    2 | struct [[ufb::builder]] basket { [[ufb::min(1), ufb::min(2)]] int count; };
      |                                               ~~~~~~~^~~~~~
basket.hpp:2:54: note: keep one of them
order.hpp:2:16: error: '9' is greater than '0' in 'range'
    2 |   [[ufb::range(9, 0)]] int count;
      |                ^  ~
      |                0  9
order.hpp:2:16: note: write the smaller one first
order.hpp:3:10: error: unknown attribute 'lenght'
    3 |   [[ufb::lenght(1)]] int weight;
      |          ^~~~~~
      |          length
order.hpp:3:10: note: did you mean 'length'?
3 errors
EOT

# Warnings do not change the exit status.
expect 0 "1 warning" check plain.hpp
expect 1 "2 errors, 1 warning" check plain.hpp order.hpp

# What two headers of the run have from a third is said once.
echo 'unknown x;' >broken.hpp
for each in one two; do echo "#include \"broken.hpp\"
struct [[ufb::builder]] $each { int count; };" >$each.hpp; done
expect 1 "1 error" check one.hpp two.hpp
expect 1 "In file included from one.hpp:1:" check one.hpp two.hpp

# Colours on a terminal only, and not where nobody wants them.
esc=$(printf '\033')
has_colors() { grep -qF "$esc[" <<<"$1"; }
on_terminal() { script -qec "$*" /dev/null </dev/null; }
has_colors "$(on_terminal TERM=xterm NO_COLOR= "$ufb" check order.hpp)" || fail "no colours on a terminal"
if has_colors "$(on_terminal TERM=xterm NO_COLOR=1 "$ufb" check order.hpp)"; then fail "colours in spite of NO_COLOR"; fi
if has_colors "$("$ufb" check order.hpp 2>&1)"; then fail "colours in a pipe"; fi

finish
