// Names are found token by token, and looked up as C++ does it, from the inside out: [basic.lookup.unqual]. See requalify.hpp.
#include "requalify.hpp"

#include <algorithm>
#include <vector>

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprConcepts.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "clang/Sema/Sema.h"
#include "names.hpp"

namespace ufb::scan {
namespace {

bool has_parameter(const clang::TemplateParameterList* parameters, llvm::StringRef name) {
  return parameters != nullptr &&
         std::ranges::any_of(*parameters, [&](const clang::NamedDecl* one) { return one->getIdentifier() && one->getName() == name; });
}

const clang::TemplateParameterList* parameters_of(const clang::DeclContext& scope) {
  const auto* record = clang::dyn_cast<clang::CXXRecordDecl>(&scope);
  if (record == nullptr) return nullptr;
  if (const auto* partial = clang::dyn_cast<clang::ClassTemplatePartialSpecializationDecl>(record)) return partial->getTemplateParameters();
  const clang::ClassTemplateDecl* of = record->getDescribedClassTemplate();
  return of == nullptr ? nullptr : of->getTemplateParameters();
}

const clang::NamedDecl* first_of(clang::DeclContext::lookup_result found) {
  return found.empty() ? nullptr : (*found.begin())->getUnderlyingDecl();
}

/// In the scope itself, its bases, or the namespaces that it is told to use.
const clang::NamedDecl* find_in(const clang::DeclContext& scope, const clang::IdentifierInfo& name) {
  if (const clang::NamedDecl* own = first_of(scope.lookup(&name))) return own;
  if (const auto* record = clang::dyn_cast<clang::CXXRecordDecl>(&scope); record && record->hasDefinition()) {
    for (const clang::CXXBaseSpecifier& base : record->bases())
      if (const clang::CXXRecordDecl* of = base.getType()->getAsCXXRecordDecl())
        if (const clang::NamedDecl* inherited = find_in(*of, name)) return inherited;
  }
  for (const clang::UsingDirectiveDecl* used : scope.using_directives())
    if (const clang::NamedDecl* there = first_of(used->getNominatedNamespace()->lookup(&name))) return there;
  return nullptr;
}

/// A name that a part of an expression declares, and means there whatever else has it.
struct local_name {
  llvm::StringRef name;
  clang::SourceRange range;
};

/// Effects: adds the parameters of the requires-expressions and lambdas in it.
void find_locals(const clang::Stmt* in, std::vector<local_name>& found) {
  if (in == nullptr) return;
  const auto add = [&](llvm::ArrayRef<clang::ParmVarDecl*> parameters) {
    for (const clang::ParmVarDecl* one : parameters)
      if (one->getIdentifier() != nullptr) found.push_back({one->getName(), in->getSourceRange()});
  };
  if (const auto* lambda = clang::dyn_cast<clang::LambdaExpr>(in)) add(lambda->getCallOperator()->parameters());
  if (const auto* needs = clang::dyn_cast<clang::RequiresExpr>(in)) {
    add(needs->getLocalParameters());
    for (const clang::concepts::Requirement* one : needs->getRequirements()) {
      if (const auto* valid = clang::dyn_cast<clang::concepts::ExprRequirement>(one); valid && !valid->isExprSubstitutionFailure())
        find_locals(valid->getExpr(), found);
      if (const auto* nested = clang::dyn_cast<clang::concepts::NestedRequirement>(one); nested && !nested->hasInvalidConstraint())
        find_locals(nested->getConstraintExpr(), found);
    }
  }
  for (const clang::Stmt* part : in->children()) find_locals(part, found);
}

class requalifier {
 public:
  requalifier(clang::Sema& sema, const clang::DeclContext& where, const clang::TemplateParameterList* parameters)
      : sema_(sema), where_(where), parameters_(parameters) {}

  /// Returns: what to write for a name that no scope stands before; the name itself where it must stay.
  std::string name(llvm::StringRef written) const {
    const clang::IdentifierInfo& id = sema_.getASTContext().Idents.get(written);
    if (has_parameter(parameters_, written)) return parameter_name(written);
    if (id.isKeyword(sema_.getLangOpts()) || id.getBuiltinID() != 0) return written.str();
    for (const clang::DeclContext* scope = &where_; scope != nullptr; scope = scope->getParent()) {
      if (has_parameter(parameters_of(*scope), written)) return parameter_name(written);
      const clang::NamedDecl* found = find_in(*scope->getPrimaryContext(), id);
      if (found == nullptr) continue;
      return parameters_of(*scope) != nullptr ? member(*found) : "::" + qualified_name(*found);
    }
    return written.str();
  }

 private:
  /// Of a class template, which its glue calls `type`.
  static std::string member(const clang::NamedDecl& found) {
    if (const auto* record = clang::dyn_cast<clang::CXXRecordDecl>(&found); record && record->isInjectedClassName()) return "type";
    return (clang::isa<clang::TypeDecl>(found) ? "typename type::" : "type::") + found.getNameAsString();
  }

  clang::Sema& sema_;
  const clang::DeclContext& where_;
  const clang::TemplateParameterList* parameters_;
};

}  // namespace

std::string requalified(clang::Sema& sema, clang::SourceRange range, const clang::DeclContext& where,
                        const clang::TemplateParameterList* parameters, const clang::Expr* expression) {
  const clang::SourceManager& sources = sema.getSourceManager();
  if (range.getBegin().isMacroID()) range = {sources.getSpellingLoc(range.getBegin()), sources.getSpellingLoc(range.getEnd())};
  const llvm::StringRef text =
      clang::Lexer::getSourceText(clang::CharSourceRange::getTokenRange(range), sources, sema.getLangOpts());
  // The lexer wants its text to end in a NUL.
  const std::string copy = text.str();
  clang::Lexer lexer(range.getBegin(), sema.getLangOpts(), copy.data(), copy.data(), copy.data() + copy.size());

  const requalifier names(sema, where, parameters);
  std::vector<local_name> locals;
  find_locals(expression, locals);
  const auto is_local = [&](const clang::Token& one) {
    return std::ranges::any_of(locals, [&](const local_name& each) {
      return each.name == one.getRawIdentifier() && each.range.getBegin() <= one.getLocation() && one.getLocation() <= each.range.getEnd();
    });
  };
  std::string out;
  bool is_qualified = false;  // by what stands before: a scope, or an object
  clang::Token token;
  for (lexer.LexFromRawLexer(token); token.isNot(clang::tok::eof); lexer.LexFromRawLexer(token)) {
    if (!out.empty() && (token.hasLeadingSpace() || token.isAtStartOfLine())) out += ' ';
    const bool is_name = token.is(clang::tok::raw_identifier) && !is_qualified && !is_local(token);
    out += is_name ? names.name(token.getRawIdentifier()) : clang::Lexer::getSpelling(token, sources, sema.getLangOpts());
    is_qualified = token.isOneOf(clang::tok::coloncolon, clang::tok::period, clang::tok::arrow);
  }
  return out;
}

}  // namespace ufb::scan
