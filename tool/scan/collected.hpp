// The [[ufb::…]] attributes of one translation unit as Clang met them: a side table, so that nothing is attached to the
// user's declarations. Filled while Clang parses (attributes.cpp, watcher.cpp), read when it is done (scan.cpp).
#pragma once

#include <string>
#include <vector>

#include "clang/Basic/SourceLocation.h"

namespace clang {
class CXXRecordDecl;
class Decl;
class Expr;
class IdentifierInfo;
class NamedDecl;
}  // namespace clang

namespace ufb::scan {

/// One argument: an expression, or a name that may be a function's and is looked up where the attribute stands.
struct written_argument {
  clang::SourceRange range;
  clang::Expr* expression = nullptr;              // null for a function's name and for a name that was not found
  clang::IdentifierInfo* name = nullptr;          // the bare name, where there was one
  std::vector<clang::NamedDecl*> functions;       // what the name stands for, when that is functions
};

struct written {
  std::string name;
  clang::SourceRange range;  // to its end: where it begins, the name or its scope, depends on Clang's version
  clang::Decl* on = nullptr;
  std::vector<written_argument> arguments;
};

/// An attribute's name as a token, in a list [[…]].
struct named {
  std::string name;
  clang::SourceLocation at;
  clang::SourceLocation list;           // where the list begins
  clang::SourceLocation begin = {};     // what to take away to be rid of it: the attribute and a comma, or the whole list
  clang::SourceLocation end = {};       // the first character after that
};

struct collected {
  std::vector<written> attributes;
  std::vector<named> names;  // of all, known or not
  std::vector<std::string> glue;  // that is included, as an #include spells it, whether it is there or not
  clang::SourceLocation after_includes;  // of the main file
};

/// Effects: tells Clang of every attribute in the table; once is enough for a process.
void register_attributes();

/// Makes `into` the table that attributes parsed on this thread go to, for as long as it lives.
class collecting {
 public:
  explicit collecting(collected& into);
  ~collecting();
  collecting(const collecting&) = delete;
  collecting& operator=(const collecting&) = delete;

 private:
  collected* previous_;
};

}  // namespace ufb::scan
