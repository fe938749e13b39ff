// Template heads, in the user's words. See templates.hpp.
#include "templates.hpp"

#include <algorithm>
#include <vector>

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "clang/Sema/Sema.h"
#include "names.hpp"
#include "requalify.hpp"

namespace ufb::scan {
namespace {

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& each : parts) out += (out.empty() ? "" : ", ") + each;
  return out;
}

/// Of a parameter: the text up to its default, and its name, which is made up where there is none.
struct parameter {
  std::string text;
  std::string name;
};

class head_reader {
 public:
  head_reader(clang::Sema& sema, const clang::CXXRecordDecl& record, const clang::TemplateParameterList& list)
      : sema_(sema), where_(*record.getDeclContext()), list_(list) {}

  std::string text(clang::SourceRange range) const { return requalified(sema_, range, where_, &list_); }
  std::string text(const clang::Expr& one) const { return requalified(sema_, one.getSourceRange(), where_, &list_, &one); }

  parameter read(const clang::NamedDecl& one, unsigned index) const {
    parameter out;
    out.name = one.getIdentifier() ? parameter_name(one.getName()) : "unnamed" + std::to_string(index);
    out.text = text({one.getSourceRange().getBegin(), end_of(one)});
    if (one.getIdentifier() == nullptr) out.text += " " + out.name;
    if (one.isParameterPack()) out.name += "...";
    return out;
  }

 private:
  /// The last token before the default: of what has one, that is the token before `=`.
  clang::SourceLocation end_of(const clang::NamedDecl& one) const {
    // The name of `int (*F)(int)` stands inside its type.
    if (const auto* value = clang::dyn_cast<clang::NonTypeTemplateParmDecl>(&one)) {
      const clang::SourceLocation end = value->getTypeSourceInfo()->getTypeLoc().getEndLoc();
      return one.getIdentifier() ? std::max(end, one.getLocation()) : end;
    }
    return one.getIdentifier() ? one.getLocation() : keyword_before_default(one);
  }

  /// `class`, `typename`, `...` or a constraint: all there is of a type parameter without a name.
  clang::SourceLocation keyword_before_default(const clang::NamedDecl& one) const {
    const clang::SourceManager& sources = sema_.getSourceManager();
    clang::SourceLocation last = one.getSourceRange().getBegin();
    while (auto next = clang::Lexer::findNextToken(last, sources, sema_.getLangOpts())) {
      if (!next->isOneOf(clang::tok::ellipsis, clang::tok::coloncolon, clang::tok::raw_identifier)) break;
      last = next->getLocation();
    }
    return last;
  }

  clang::Sema& sema_;
  const clang::DeclContext& where_;
  const clang::TemplateParameterList& list_;
};

}  // namespace

template_names read_template(clang::Sema& sema, const clang::CXXRecordDecl& record) {
  const auto* partial = clang::dyn_cast<clang::ClassTemplatePartialSpecializationDecl>(&record);
  const clang::ClassTemplateDecl* primary = record.getDescribedClassTemplate();
  const clang::TemplateParameterList* list = nullptr;
  if (partial != nullptr) list = partial->getTemplateParameters();
  if (primary != nullptr) list = primary->getTemplateParameters();
  if (list == nullptr) return {};

  const head_reader reader(sema, record, *list);
  std::vector<std::string> parameters, arguments;
  for (const clang::NamedDecl* one : *list) {
    parameter read = reader.read(*one, static_cast<unsigned>(parameters.size()));
    parameters.push_back(std::move(read.text));
    arguments.push_back(std::move(read.name));
  }
  if (partial != nullptr) {
    arguments.clear();
    for (const clang::TemplateArgumentLoc& one : partial->getTemplateArgsAsWritten()->arguments()) arguments.push_back(reader.text(one.getSourceRange()));
  }
  template_names names{"template <" + joined(parameters) + ">", "<" + joined(arguments) + ">"};
  if (const clang::Expr* clause = list->getRequiresClause()) names.head += " requires " + reader.text(*clause);
  return names;
}

}  // namespace ufb::scan
