// A class template as its glue must name it: a head with the same parameters and constraints, and the class with them as arguments.
// Used by scan.
#pragma once

#include <string>

namespace clang {
class CXXRecordDecl;
class Sema;
}  // namespace clang

namespace ufb::scan {

struct template_names {
  std::string head;       // "template <class T, ::std::size_t N> requires (N > 0)"; empty: the record is no template
  std::string arguments;  // "<T, N>"
};

/// Returns: how the glue of a class template or a partial specialisation begins. Default arguments are left out, since a specialisation
///   has none; parameters without a name get one.
template_names read_template(clang::Sema& sema, const clang::CXXRecordDecl& record);

}  // namespace ufb::scan
