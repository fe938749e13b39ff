// The few macros of the runtime: attributes whose spelling differs between compilers or that would clutter every signature.
// Included by the runtime's own headers; generated code and users need none of them.
#pragma once

// The chain must melt away completely: a setter that stays a call costs more than the assignment it stands for.
#define UFB_ALWAYS_INLINE [[gnu::always_inline]]
// The same for a lambda, whose attribute stands elsewhere.
#define UFB_ALWAYS_INLINE_LAMBDA __attribute__((always_inline))

// What happens after a violation is kept away from the straight line a valid object takes.
#define UFB_COLD [[gnu::cold, gnu::noinline]]

#define UFB_NOINLINE [[gnu::noinline]]

// Behind a function's name it keeps a macro of that name away: the Windows headers have min(a, b) and max(a, b).
#define UFB_NOT_A_MACRO

// The result refers to this argument; clang warns when it outlives it, of default arguments, as the steps of a chain are, from clang 22 on.
// GCC warns about the attribute itself.
#ifdef __clang__
#define UFB_LIFETIMEBOUND [[clang::lifetimebound]]
#else
#define UFB_LIFETIMEBOUND
#endif

// Without exceptions, as with -fno-exceptions, nothing is there to be caught, and what would be thrown ends the program. A handler that goes
// on with UFB_RETHROW is one that cleans up.
#ifdef __cpp_exceptions
#define UFB_TRY try
#define UFB_CATCH(what) catch (what)
#define UFB_RETHROW throw
#define UFB_THROW(...) throw __VA_ARGS__
#else
#include <cstdlib>
#define UFB_TRY if (true)
#define UFB_CATCH(what) else
#define UFB_RETHROW ::std::abort()
#define UFB_THROW(...) ::std::abort()
#endif

// The target ufb::re2 defines UFB_RE2 for what links it.
#ifdef UFB_RE2
#define UFB_LINKS_RE2 true
#else
#define UFB_LINKS_RE2 false
#endif
