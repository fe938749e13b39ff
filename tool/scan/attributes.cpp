// Teaches Clang's parser the attributes of the table in model/rules.hpp. Clang calls in here for each one it parses; what it
// says goes into the side table that `collecting` names.
#include <array>
#include <string>
#include <utility>

#include "clang/AST/Decl.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/DiagnosticSema.h"
#include "clang/Basic/ParsedAttrInfo.h"
#include "clang/Sema/Lookup.h"
#include "clang/Sema/ParsedAttr.h"
#include "clang/Sema/Sema.h"
#include "collected.hpp"
#include "compat.hpp"
#include "model/rules.hpp"

namespace ufb::scan {
namespace {

thread_local collected* current = nullptr;

/// A bare identifier as the first argument: Clang leaves its meaning to the attribute.
written_argument look_up(clang::Sema& sema, const clang::IdentifierLoc& at, bool may_be_member) {
  written_argument argument;
  argument.name = identifier(at);
  argument.range = location(at);
  clang::LookupResult found(sema, clang::DeclarationNameInfo(argument.name, location(at)), clang::Sema::LookupOrdinaryName);
  sema.LookupName(found, sema.getCurScope());
  for (clang::NamedDecl* one : found)
    if (one->getUnderlyingDecl()->getAsFunction()) argument.functions.push_back(one->getUnderlyingDecl());
  if (found.empty() && !may_be_member) sema.Diag(location(at), clang::diag::err_undeclared_var_use) << argument.name;
  if (argument.functions.empty() && !found.empty()) {
    const clang::ExprResult expression = sema.BuildDeclarationNameExpr(clang::CXXScopeSpec(), found, /*NeedsADL=*/false);
    if (expression.isUsable()) argument.expression = expression.get();
  }
  found.suppressDiagnostics();
  return argument;
}

written_argument read_argument(clang::Sema& sema, const clang::Decl* on, const clang::ParsedAttr& attribute, unsigned index) {
  // A class's own functions are declared after the attribute in its head: scan looks for them when the class is complete.
  if (attribute.isArgIdent(index)) return look_up(sema, *attribute.getArgAsIdent(index), clang::isa<clang::CXXRecordDecl>(on));
  written_argument argument;
  argument.expression = attribute.getArgAsExpr(index);
  argument.range = argument.expression->getSourceRange();
  return argument;
}

/// Attribute number Index of the table.
template <std::size_t Index>
struct ufb_attribute : clang::ParsedAttrInfo {
  ufb_attribute() {
    // The scoped spelling alone makes Clang drop the arguments; the unscoped one makes it read them, and is refused below.
    static const std::string scoped = "ufb::" + std::string(model::attributes[Index].name);
    static const std::string plain(model::attributes[Index].name);
    static const Spelling spellings[] = {{clang::AttributeCommonInfo::AS_CXX11, scoped.c_str()},
                                         {clang::AttributeCommonInfo::AS_CXX11, plain.c_str()}};
    Spellings = spellings;
    OptArgs = 15;
  }

  AttrHandling handleDeclAttribute(clang::Sema& sema, clang::Decl* on, const clang::ParsedAttr& attribute) const override {
    // [[range(0, 1)]] of nobody's namespace is not ours.
    if (attribute.getScopeName() == nullptr || current == nullptr) return AttributeNotApplied;
    written entry;
    entry.name = model::attributes[Index].name;
    entry.range = attribute.getRange();
    entry.on = on;
    for (unsigned i = 0; i < attribute.getNumArgs(); ++i) entry.arguments.push_back(read_argument(sema, on, attribute, i));
    current->attributes.push_back(std::move(entry));
    return AttributeApplied;
  }
};

template <std::size_t Index>
void add() {
  static clang::ParsedAttrInfoRegistry::Add<ufb_attribute<Index>> entry("", "");
}

template <std::size_t... Index>
void add_all(std::index_sequence<Index...>) {
  (add<Index>(), ...);
}

}  // namespace

collecting::collecting(collected& into) : previous_(std::exchange(current, &into)) {}
collecting::~collecting() { current = previous_; }

void register_attributes() { add_all(std::make_index_sequence<model::attributes.size()>()); }

}  // namespace ufb::scan
