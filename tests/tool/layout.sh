#!/usr/bin/env bash
# What `ufb layout` reads from real headers and where it writes what it found: annotated records or all, templates, unions, bases, C.
# Usage: layout.sh UFB. Run by ctest.
. "$(dirname "$0")/expect.sh"

cat >order.hpp <<'EOT'
#pragma once
#include <memory>
#include <string>
#include <vector>
namespace shop {
struct later;
template <class T>
struct box { char mark; T value; };
template <class T>
struct never { T value; };
struct [[ufb::builder]] order {
  bool paid = false;
  [[ufb::length(1, 8)]] std::string name;
  char grade;
  std::vector<std::unique_ptr<later>> parts;
};
struct [[ufb::builder]] point { int x; int y; };
struct nothing {};
struct shape { virtual ~shape(); int id; };
struct round : shape, nothing { char mark; const int* (*area)(double, ...); int (&row)[3]; };
struct once : virtual shape { char first; int second; };
struct word { unsigned low : 3; unsigned : 5; unsigned high : 20; long rest : 40; };
struct any { int kind; union { double number; struct { char first; int second; }; char text[12]; }; char last; };
union both { int whole; char bytes[5]; };
struct user { box<int> one; box<std::string>* two; box<double> three[2]; box<void>* four; int rest[]; };
struct __attribute__((packed)) tight { char mark; int value; };
struct outer { struct { char mark; long value; } inner; class hidden { int x; }; [[no_unique_address]] nothing none; };
}
#include "order.ufb.hpp"
EOT

# print ARGUMENT…: what layout prints, blanks made one, goes to the file `said`.
print() { "$ufb" layout "$@" 2>&1 | tr -s ' ' >said; }

# has TEXT: a line of it is the text.
has() { grep -qxF -- "$1" said || fail "no line '$1' in: $(cat said)"; }

# lacks TEXT: the text is nowhere in it.
lacks() { if grep -qF -- "$1" said; then fail "'$1' is in: $(cat said)"; fi; }

# A wrong call is 2, wrong input is 1, and nothing is written.
expect 2 "no header" layout
expect 2 "--json and --html" layout --json --html order.hpp
expect 1 "no such header" layout none.hpp
echo 'struct broken { unknown x; };' >broken.hpp
expect 1 "broken.hpp:1:17: error: unknown type name 'unknown'" layout --all --html -o page.html order.hpp broken.hpp
[ ! -e page.html ] || fail "a page was written in spite of errors"
expect 1 "cannot write 'order.hpp/page.html'" layout --html -o order.hpp/page.html order.hpp

# Annotated records alone, unless all are wanted.
print order.hpp
has "struct shop::order order.hpp:11"
has "2 records, 80 bytes, padding 14 bytes; 1 record can be smaller"
has " 8 bytes less in this order: name, parts, paid, grade"
has " 8 32 name std::string"
has " 48 24 parts std::vector<std::unique_ptr<shop::later>> crosses a cache line"
has " schema mode: builder 0 bytes, validation 0 bytes; in a pool 73.14 bytes, a slot of 72 and its share of the slab"
has " class mode: builder 0 bytes, validation 0 bytes; in a pool 9.15 bytes, a slot of 8 and its share of the slab"
lacks "shape"

# A class whose constructor or factory is annotated has a builder as well.
cat >classes.hpp <<'EOT'
class account { public: [[ufb::builder]] explicit account(int to) : owner(to) {} private: int owner; };
class door { public: [[ufb::builder]] static door open(int width); [[ufb::min(1)]] int width = 1; private: explicit door(int to); };
EOT
print classes.hpp
has "class account classes.hpp:1"
has " class mode: builder 0 bytes, validation 0 bytes; in a pool 9.15 bytes, a slot of 8 and its share of the slab"
has "class door classes.hpp:2"
has " schema mode: builder 0 bytes, validation 0 bytes; in a pool 9.15 bytes, a slot of 8 and its share of the slab"

# Everything the header declares itself.
print --all order.hpp
has "order.hpp:6: 'shop::later' is left out: it is never defined here"
has "order.hpp:10: 'shop::never' is left out: it is a template of which nothing here makes a type"
has "struct shop::box<int> order.hpp:8"
has "struct shop::box<double> order.hpp:8"
lacks "struct shop::box<std::string>"
lacks "struct std::"
lacks $'\033'
has " 0 8 (vtable pointer) vtable pointer"
has " 0 16 (base) shop::shape"
has " 0 1 (base) shop::nothing"
has " 12 1 mark char"
has " 16 8 area const int* (*)(double, ...)"
has " 24 8 row int (&)[3]"
has " 16 16 (virtual base) shop::shape"
has " its order stays: it has virtual bases"
has " 0:3 5 bits (unnamed) unsigned int"
has " 8 40 bits rest long"
has " 8 16 (anonymous) union"
has " 12 4 second int"
has " 8 bytes less in this order: (anonymous), kind, last"
has "union shop::both order.hpp:24"
has " 56 0 rest int[]"
has " 1 4 value int"
has " 0 16 inner shop::outer::(unnamed struct at line 27)"
has "class shop::outer::hidden order.hpp:27"

# The same in C, where a header is not C++.
echo 'struct first { char class; long new; struct second { short a; } b; }; typedef struct { int x; } third;' >plain.h
expect 1 "error" layout --all plain.h
print --all plain.h -- -xc -std=c99
has "struct third plain.h:1"
print --all plain.h -- -x c
has "struct second plain.h:1"
has " 8 8 new long"

# To a file or to stdout; nothing but the text, and no colors in a pipe.
expect 0 "" layout --all --html -o page.html order.hpp
head -n 1 page.html | grep -qxF '<!DOCTYPE html>' || fail "page.html is no page"
"$ufb" layout --all --html order.hpp | cmp - page.html || fail "the page on stdout is another one"
expect 0 "" layout --json -o order.json order.hpp
grep -qF '"name":"shop::order"' order.json || fail "no order in order.json"

# Headers side by side, and their order is that of the call.
echo 'struct line { int x; };' >line.hpp
"$ufb" layout --all -j2 --json line.hpp order.hpp | grep -o '"header":"[a-z.]*"' >said
[ "$(tr '\n' ' ' <said)" = '"header":"line.hpp" "header":"order.hpp" ' ] || fail "the headers are not in the order of the call: $(cat said)"
finish
