#!/usr/bin/env bash
# The example git hook in a repository: a commit with a wrong annotation is refused, and all others are made.
# Usage: pre_commit.sh UFB HOOK. Run by ctest.
. "$(dirname "$0")/expect.sh"

hook=$2
mkdir bin project
ln -s "$ufb" bin/ufb
export PATH="$work/bin:$PATH" HOME="$work" GIT_CONFIG_NOSYSTEM=1
cd project || exit 1
git init -q .
git config user.name nobody
git config user.email nobody@example.org
cp "$hook" .git/hooks/pre-commit

mkdir build
echo "[{\"directory\": \"$PWD\", \"file\": \"main.cpp\", \"command\": \"g++ -DMOST=9 -c main.cpp\"}]" >build/compile_commands.json
echo 'struct [[ufb::builder]] order { [[ufb::max(MOST)]] int count; };' >order.hpp
echo '#include "order.hpp"' >main.cpp
echo 'not C++' >notes.txt
git add order.hpp main.cpp notes.txt
git commit -qm first || fail "a commit of files that are right was refused"

sed -i 's/max/mxa/' order.hpp
echo 'struct broken {' >untracked.hpp
git add order.hpp
if said=$(git commit -qm second 2>&1); then fail "a commit with a wrong annotation was made"; fi
grep -q "unknown attribute 'mxa'" <<<"$said" || fail "refused without a reason: $said"

git rm -q --cached order.hpp
echo 'more' >>notes.txt
git add notes.txt
git commit -qm third || fail "a commit without C++ files was refused"

finish
