// Functions and variables of the main file, walked through for calls into the runtime. See bodies.hpp.
#include "bodies.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Sema/Sema.h"

namespace ufb::scan {
namespace {

/// What takes its rules or its builder from glue.
constexpr std::array<std::string_view, 5> functions{"build", "draft", "edit", "validate", "is_valid"};

bool is_of_runtime(const clang::NamedDecl& one) {
  const clang::NamedDecl& declared = *one.getUnderlyingDecl();
  const auto* space = clang::dyn_cast<clang::NamespaceDecl>(declared.getDeclContext()->getRedeclContext());
  return space != nullptr && space->getName() == "ufb" && space->getParent()->getRedeclContext()->isTranslationUnit() &&
         declared.getAsFunction() != nullptr && declared.getDeclName().isIdentifier() &&
         std::ranges::find(functions, std::string_view(declared.getName())) != functions.end();
}

/// One walk over the main file.
class reader {
 public:
  explicit reader(clang::Sema& sema) : sources_(sema.getSourceManager()) { read_all(*sema.getASTContext().getTranslationUnitDecl()); }

  bodies take() && {
    const clang::BeforeThanCompare<clang::SourceLocation> before(sources_);
    std::ranges::stable_sort(found_.uses, before, &body_use::at);
    return std::move(found_);
  }

 private:
  void read_all(const clang::DeclContext& context) {
    for (const clang::Decl* one : context.decls())
      if (sources_.isInMainFile(sources_.getExpansionLoc(one->getLocation()))) read_declaration(*one);
  }

  void read_declaration(const clang::Decl& one) {
    if (const auto* function = one.getAsFunction()) {
      // What it says before its body is no body: a type that is not known there matters.
      if (const clang::Stmt* body = function->getBody()) {
        found_.ranges.push_back(body->getSourceRange());
        read_statement(body);
      }
    } else if (const auto* variable = clang::dyn_cast<clang::VarDecl>(&one)) {
      found_.ranges.push_back({variable->getLocation(), variable->getEndLoc()});
      read_statement(variable->getInit());
    } else if (clang::isa<clang::NamespaceDecl, clang::LinkageSpecDecl, clang::CXXRecordDecl>(one)) {
      read_all(*clang::cast<clang::DeclContext>(&one));
    } else if (const auto* record = clang::dyn_cast<clang::ClassTemplateDecl>(&one)) {
      read_all(*clang::cast<clang::DeclContext>(record->getTemplatedDecl()));
    }
  }

  void read_statement(const clang::Stmt* statement) {
    if (statement == nullptr) return;
    if (const auto* reference = clang::dyn_cast<clang::DeclRefExpr>(statement)) read_reference(*reference);
    if (const auto* overloaded = clang::dyn_cast<clang::OverloadExpr>(statement)) read_overloaded(*overloaded, nullptr);
    const clang::Stmt* before = nullptr;
    for (const clang::Stmt* child : statement->children()) {
      // validate(x) that did not compile: the name, then what it was called with.
      if (const auto* overloaded = clang::dyn_cast_or_null<clang::OverloadExpr>(before); overloaded && !overloaded->hasExplicitTemplateArgs())
        if (const auto* argument = clang::dyn_cast_or_null<clang::Expr>(child)) read_overloaded(*overloaded, argument);
      read_statement(child);
      before = child;
    }
  }

  void read_reference(const clang::DeclRefExpr& reference) {
    const auto* function = clang::dyn_cast<clang::FunctionDecl>(reference.getDecl());
    if (function == nullptr || !is_of_runtime(*function)) return;
    if (const auto* arguments = function->getTemplateSpecializationArgs(); arguments != nullptr && arguments->size() != 0)
      if (arguments->get(0).getKind() == clang::TemplateArgument::Type)
        add(reference.getLocation(), *function, arguments->get(0).getAsType());
  }

  void read_overloaded(const clang::OverloadExpr& overloaded, const clang::Expr* argument) {
    if (overloaded.getNumDecls() == 0 || !is_of_runtime(**overloaded.decls_begin())) return;
    if (argument != nullptr) add(overloaded.getNameLoc(), **overloaded.decls_begin(), argument->getType());
    if (!overloaded.hasExplicitTemplateArgs() || overloaded.getNumTemplateArgs() == 0) return;
    const clang::TemplateArgument& first = overloaded.getTemplateArgs()[0].getArgument();
    if (first.getKind() == clang::TemplateArgument::Type) add(overloaded.getNameLoc(), **overloaded.decls_begin(), first.getAsType());
  }

  void add(clang::SourceLocation at, const clang::NamedDecl& function, clang::QualType type) {
    if (type.isNull()) return;
    const clang::CXXRecordDecl* record = type.getNonReferenceType()->getAsCXXRecordDecl();
    if (record != nullptr) found_.uses.push_back({at, function.getUnderlyingDecl()->getName().str(), record});
  }

  clang::SourceManager& sources_;
  bodies found_;
};

}  // namespace

bodies read_bodies(clang::Sema& sema) { return reader(sema).take(); }

}  // namespace ufb::scan
