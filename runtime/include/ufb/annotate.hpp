// The macro UFB(…): the attribute [[using ufb: …]] where the ufb tool or plugin reads the header, nothing for any other compiler.
// For headers whose users cannot add the flag that keeps their compiler quiet about attributes it does not know.
#pragma once

#ifdef __has_cpp_attribute
#if __has_cpp_attribute(ufb::builder)
#define UFB(...) [[using ufb: __VA_ARGS__]]
#endif
#endif

#ifndef UFB
#define UFB(...)
#endif
