// What headers in C do not have, for the comparison with Clang's record layouts: bases, virtual ones, vtable pointers, tails that are
// used again, and bit-fields, packing and alignment in all their mixtures.
#pragma once

namespace records {

struct empty {};
struct other_empty {};
struct with_empty_base : empty { int a; };
struct with_two_empty_bases : empty, other_empty { char a; int b; };
struct with_empty_twice : empty { empty a; char b; };
struct with_no_unique_address { [[no_unique_address]] empty a; [[no_unique_address]] other_empty b; int c; char d; };
struct with_same_empty_twice { [[no_unique_address]] empty a; [[no_unique_address]] empty b; char c; };

struct plain_tail { int a; char b; };
struct after_plain_tail : plain_tail { char c; };
class used_tail {
 public:
  used_tail();
  int a;
  char b;
};
struct after_used_tail : used_tail { char c; short d; };
struct member_with_tail { [[no_unique_address]] used_tail a; char b; };

struct polymorphic { virtual ~polymorphic(); int a; char b; };
struct derived : polymorphic { char c; double d; };
struct second { virtual void call(); long e; };
struct of_two : polymorphic, second { char f; };
struct virtually : virtual polymorphic { char g; };
struct also_virtually : virtual polymorphic { short h; };
struct diamond : virtually, also_virtually { int i; };
struct virtual_empty : virtual empty { int a; };
struct nearly_empty { virtual void call(); };
struct primary_virtual : virtual nearly_empty { int a; };

struct bits { char a; int b : 3; int : 5; unsigned c : 20; char d; long e : 40; };
struct bits_apart { unsigned a : 3; unsigned : 0; unsigned b : 3; char c; unsigned d : 30; };
struct bits_of_kinds { bool a : 1; char b : 7; short c : 9; int d : 31; long long e : 63; };
struct bits_wide { unsigned a : 1; [[gnu::aligned(8)]] unsigned b : 1; unsigned c : 1; };
struct bits_only_unnamed { int : 4; char a; int : 0; };
enum class shade : unsigned char { dark, light };
struct bits_of_enum { shade a : 2; shade b : 7; shade c : 1; };
struct after_bits : bits { char f; };

struct [[gnu::packed]] packed { char a; int b; short c; long d; };
struct [[gnu::packed]] packed_bits { char a; int b : 3; long c : 60; short d; };
struct [[gnu::packed, gnu::aligned(4)]] packed_aligned { char a; int b; char c; };
struct packed_member { char a; [[gnu::packed]] int b; double c; };
#pragma pack(push, 2)
struct pack_two { char a; int b; double c; short d; };
struct pack_two_bits { char a; int b : 31; long c : 40; };
#pragma pack(pop)
struct alignas(64) aligned { char a; int b; };
struct aligned_members { char a; alignas(16) int b; char c; alignas(8) char d; };
struct holds_aligned { char a; aligned b; char c; };

union either { int a; char b[5]; double c; };
struct anonymous { int kind; union { double a; struct { char b; int c; }; char d[12]; }; char last; };
struct arrays { char a[3]; short b[2][3]; either c[2]; int none[0]; };
struct flexible { long a; char b; short rest[]; };
struct references { char a; int& b; int (&c)[3]; void (*d)(int); int records::plain_tail::*e; void (polymorphic::*f)(); char g; };
struct numbers { char a; long double b; char c; _Complex float d; __int128 e; bool f; decltype(nullptr) g; };
struct unnamed { struct { char a; long b; } c; enum { one, two } d; char e; };

template <class T>
struct box { char a; T b; char c; };
template <class T>
struct box<T*> { T* a; char b; };
template <>
struct box<void> { char a; };
struct boxes { box<char> a; box<double> b; box<box<short>> c; box<int*> d; box<void> e; };

}  // namespace records
