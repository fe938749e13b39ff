// The place where generated code meets the runtime: ufb::glue<T>, declared here, defined by T's generated header.
// Whether it is defined decides between the generated path and Boost.PFR, everywhere by the same question.
#pragma once

namespace ufb {

/// Specialised by generated code. "T has glue" means: glue<T> is complete.
template <class T>
struct glue;

}  // namespace ufb

namespace ufb::detail {

template <class T>
concept glued = requires { sizeof(glue<T>); };

// What else knows fields, where its header is included and it knows those of T: schema.hpp, for a T with a schema, and reflect.hpp.
template <class T>
struct described_by_schema;
template <class T>
struct read_by_reflection;

}  // namespace ufb::detail
