// The side table and the AST, put together. See scan.hpp.
#include "scan.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "model/rules.hpp"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Sema/Sema.h"
#include "compat.hpp"
#include "functions.hpp"
#include "names.hpp"
#include "ranges.hpp"
#include "type_names.hpp"
#include "types.hpp"
#include "uses.hpp"
#include "values.hpp"

namespace ufb::scan {
namespace {

/// What the attribute stands on, for people.
std::string describe(const clang::Decl& on) {
  if (clang::isa<clang::CXXConstructorDecl>(on)) return "a constructor";
  if (clang::isa<clang::FunctionDecl, clang::FunctionTemplateDecl>(on)) return "a function";
  if (clang::isa<clang::ParmVarDecl>(on)) return "a parameter";
  if (clang::isa<clang::VarDecl>(on)) return "a variable";
  if (clang::isa<clang::EnumConstantDecl>(on)) return "an enumerator";
  if (clang::isa<clang::EnumDecl>(on)) return "an enumeration";
  if (clang::isa<clang::TypedefNameDecl>(on)) return "a type alias";
  if (clang::isa<clang::NamespaceDecl>(on)) return "a namespace";
  return "this declaration";
}

/// A class that code outside the class it is nested in cannot name.
bool is_hidden(const clang::CXXRecordDecl& record) {
  for (const clang::Decl* one = &record; one != nullptr; one = clang::dyn_cast_or_null<clang::CXXRecordDecl>(one->getDeclContext()))
    if (one->getAccess() == clang::AS_private || one->getAccess() == clang::AS_protected) return true;
  return false;
}

bool is_template(const clang::CXXRecordDecl& record) {
  if (record.isDependentContext() || clang::isa<clang::ClassTemplateSpecializationDecl>(record)) return true;
  return record.getDescribedClassTemplate() != nullptr;
}

model::obstacle find_obstacle(const clang::CXXRecordDecl& record) {
  if (record.isUnion()) return model::obstacle::is_union;
  if (is_template(record)) return model::obstacle::is_template;
  if (record.isLocalClass() != nullptr) return model::obstacle::is_local;
  if (record.isInAnonymousNamespace()) return model::obstacle::in_anonymous_namespace;
  if (record.getIdentifier() == nullptr && record.getTypedefNameForAnonDecl() == nullptr) return model::obstacle::is_unnamed;
  if (is_hidden(record)) return model::obstacle::is_private;
  if (record.hasDefinition() && record.getNumBases() != 0) return model::obstacle::has_base;
  if (record.hasDefinition() && record.isPolymorphic()) return model::obstacle::has_virtual;
  if (record.hasUserDeclaredConstructor()) return model::obstacle::has_constructor;
  return model::obstacle::none;
}

/// A destructor or an assignment that the user wrote: an object is then more than its fields.
bool has_own_lifetime(const clang::CXXRecordDecl& record) {
  const clang::CXXDestructorDecl* destructor = record.getDestructor();
  if (destructor != nullptr && destructor->isUserProvided()) return true;
  return std::ranges::any_of(record.methods(), [](const clang::CXXMethodDecl* method) {
    return method->isUserProvided() && (method->isCopyAssignmentOperator() || method->isMoveAssignmentOperator());
  });
}

/// The file in which it stands, or in which the macro is used that it came from.
clang::FileID file_of(const clang::SourceManager& sources, clang::SourceLocation at) { return sources.getFileID(sources.getExpansionLoc(at)); }

/// Walks the side table by the declaration that the attributes stand on.
class scanner {
 public:
  scanner(clang::Sema& sema, const collected& found, const naming& names) : sema_(sema), names_(names), found_(found) {
    for (const written& one : found.attributes) by_declaration_[one.on].push_back(&one);
    const clang::BeforeThanCompare<clang::SourceLocation> before(context().getSourceManager());
    for (auto& [on, attributes] : by_declaration_)
      std::ranges::stable_sort(attributes, before, [](const written* one) { return one->range.getEnd(); });
    for (const named& one : found.names) tokens_[one.name].push_back(&one);
    for (auto& [name, tokens] : tokens_) std::ranges::sort(tokens, {}, &named::at);
    facts_.is_annotated = [this](const clang::CXXRecordDecl& record) { return is_annotated(record); };
    facts_.holdings_of = [this](const clang::CXXRecordDecl& record) { return holdings_of(record); };
    facts_.glue = [this](const clang::CXXRecordDecl& record) { return glue_header(record); };
    facts_.has_glue = names.has_glue;
  }

  std::vector<model::declared> scan(std::span<const clang::FileID> files) {
    std::map<clang::FileID, std::size_t> numbers;
    for (const clang::FileID file : files) numbers.emplace(file, numbers.size());
    const auto number_of = [&](clang::SourceLocation at) {
      const auto number = numbers.find(file_of(context().getSourceManager(), at));
      return number == numbers.end() ? files.size() : number->second;
    };

    std::vector<model::declared> headers(files.size());
    std::vector<std::vector<const clang::CXXRecordDecl*>> records(files.size());
    std::set<const clang::CXXRecordDecl*> seen;
    for (const written& one : found_.attributes) {
      const std::size_t number = number_of(one.range.getEnd());
      if (number == files.size()) continue;
      const clang::CXXRecordDecl* record = owner(*one.on);
      if (record == nullptr) {
        headers[number].misplaced.push_back({read(one, {}, nullptr), describe(*one.on)});
      } else if (seen.insert(record).second) {
        records[number].push_back(record);
      }
    }
    for (const named& one : found_.names)
      if (const std::size_t number = number_of(one.at); number != files.size() && model::find_attribute(one.name) == nullptr)
        headers[number].unknown.push_back(read(one));
    for (const auto& [file, number] : numbers) {
      headers[number].spelling = spelling(file);
      headers[number].records = read_records(std::move(records[number]));
    }
    return headers;
  }

  const record_facts& facts() const { return facts_; }

 private:
  clang::ASTContext& context() const { return sema_.getASTContext(); }

  /// What a file is called in an #include; empty for what is no file.
  std::string spelling(clang::FileID id) const {
    const auto file = context().getSourceManager().getFileEntryRefForID(id);
    return file ? names_.spelling(file->getName().str()) : std::string();
  }

  /// The attribute's name: the last token of that name that is not after its end.
  named find_name(const written& attribute) const {
    const named unfound{attribute.name, attribute.range.getBegin(), {}};
    const auto tokens = tokens_.find(attribute.name);
    if (tokens == tokens_.end()) return unfound;
    const auto after = std::ranges::upper_bound(tokens->second, attribute.range.getEnd(), {}, &named::at);
    return after == tokens->second.begin() ? unfound : **std::prev(after);
  }

  model::unknown read(const named& one) const {
    const clang::SourceLocation end = one.at.isFileID() ? one.at.getLocWithOffset(static_cast<int>(one.name.size())) : one.at;
    return {one.name, to_location(one.at), to_range(context().getSourceManager(), one.at, end)};
  }

  /// The struct that an attribute on it, or on one of its fields, belongs to.
  static const clang::CXXRecordDecl* owner(const clang::Decl& on) {
    if (const auto* field = clang::dyn_cast<clang::FieldDecl>(&on)) return clang::dyn_cast<clang::CXXRecordDecl>(field->getParent());
    return clang::dyn_cast<clang::CXXRecordDecl>(&on);
  }

  bool has(const clang::Decl& on, std::initializer_list<std::string_view> names) const {
    const auto attributes = by_declaration_.find(&on);
    return attributes != by_declaration_.end() && std::ranges::any_of(attributes->second, [&](const written* one) {
             return std::ranges::find(names, one->name) != names.end();
           });
  }

  bool is_annotated(const clang::CXXRecordDecl& record) const { return has(record, {"builder", "validator"}); }

  /// Its own rules and secrets, and those of the annotated structs it holds. Structs may hold themselves and one another: a question from
  /// outside visits each struct once, and inside it one that has been visited already adds nothing.
  holdings holdings_of(const clang::CXXRecordDecl& record) {
    const bool from_outside = visited_.empty();
    if (!visited_.insert(&record).second) return {};
    const model::record one = read_record(record);
    holdings found{model::states_rule(one), model::states_secret(one)};
    for (const model::field& field : one.fields) add(field.type, found);
    if (from_outside) visited_.clear();
    return found;
  }

  static void add(const model::type& type, holdings& found) {
    found.rules |= type.has_rules;
    found.secrets |= type.has_secrets;
    for (const model::type& inner : type.of) add(inner, found);
  }

  std::string glue_header(const clang::CXXRecordDecl& record) const {
    return model::glue_header(spelling(file_of(context().getSourceManager(), record.getLocation())));
  }

  static bool wants_number(model::parameter parameter) {
    return parameter == model::parameter::count || parameter == model::parameter::number;
  }

  /// What rules see where an attribute stands: one type, or the alternatives of a variant.
  using subjects = std::vector<clang::QualType>;

  /// The function as all the subjects find it, or the first that cannot call it.
  model::value read_function(const written_argument& argument, const subjects& of, clang::CXXRecordDecl* own) {
    model::value found;
    for (const clang::QualType subject : of) {
      found = find_function(sema_, argument, subject, own);
      const auto* function = std::get_if<model::function>(&found);
      if (function == nullptr || !function->is_callable) break;
    }
    return found;
  }

  model::annotation read(const written& one, const subjects& of, clang::CXXRecordDecl* own) {
    const model::attribute& row = *model::find_attribute(one.name);
    const clang::SourceManager& sources = context().getSourceManager();
    const named name = find_name(one);
    model::annotation annotation{one.name, to_location(name.at), {}};
    annotation.removal = to_removal(sources, name.begin, name.end);
    annotation.before_list = to_range(sources, name.list, name.list);
    for (const written_argument& argument : one.arguments) {
      const bool is_first = annotation.arguments.empty();
      model::argument read{to_location(argument.range.getBegin()), {}, source_text(context(), argument.range), to_range(context(), argument.range)};
      if ((is_first ? row.first : row.rest) == model::parameter::function && !of.empty())
        read.value = read_function(argument, of, own);
      else if (argument.expression != nullptr)
        read.value = evaluate(context(), *argument.expression, wants_number(is_first ? row.first : row.rest));
      annotation.arguments.push_back(std::move(read));
    }
    return annotation;
  }

  static bool goes_into(const model::attribute& row, const subjects& reached) {
    return std::ranges::none_of(reached, [&](clang::QualType type) { return held_at(type, row.into.index, row.applies).isNull(); });
  }

  /// Of no subjects where the level goes into what it cannot go into: check says so.
  static void open_level(const model::attribute& row, std::vector<subjects>& levels) {
    levels.resize(model::levels_left(row, levels, goes_into));
    subjects below;
    if (!levels.empty())
      for (const clang::QualType type : levels.back())
        for (const clang::QualType held : seen_by_rules(held_at(type, row.into.index, row.applies))) below.push_back(held);
    levels.push_back(std::move(below));
  }

  std::vector<model::annotation> read_annotations(const clang::Decl& on, const subjects& of, clang::CXXRecordDecl* own) {
    std::vector<model::annotation> annotations;
    const auto attributes = by_declaration_.find(&on);
    if (attributes == by_declaration_.end()) return annotations;
    std::vector<subjects> levels{of};
    for (const written* one : attributes->second) {
      annotations.push_back(read(*one, levels.back(), own));
      const model::attribute& row = *model::find_attribute(one->name);
      if (row.what == model::role::level && !of.empty()) open_level(row, levels);
    }
    return annotations;
  }

  model::field read_field(const clang::FieldDecl& declaration) {
    model::field field;
    const clang::QualType type = declaration.getType();
    field.name = declaration.getNameAsString();
    field.at = to_location(declaration.getLocation());
    field.type = classify(sema_, type, facts_);
    field.type.spelling = source_text(context(), declaration.getTypeSourceInfo()->getTypeLoc().getSourceRange());
    field.annotations = read_annotations(declaration, seen_by_rules(type), nullptr);
    if (const clang::Expr* initial = declaration.getInClassInitializer()) field.initial = evaluate_initializer(context(), *initial);
    field.is_public = declaration.getAccess() == clang::AS_public;
    field.is_const = type.isConstQualified();
    field.is_immovable = is_immovable(sema_, type);
    field.is_reference = type->isReferenceType();
    field.is_bit_field = declaration.isBitField();
    field.is_array = type->isArrayType();
    field.is_unnamed = declaration.getIdentifier() == nullptr;
    return field;
  }

  model::record read_record(const clang::CXXRecordDecl& record) {
    model::record read;
    read.name = qualified_name(record);
    read.qualified = type_name(context(), type_of(context(), record));
    read.at = to_location(record.getLocation());
    const clang::SourceLocation name = record.getQualifierLoc() ? record.getQualifierLoc().getBeginLoc() : record.getLocation();
    read.before_name = to_range(context().getSourceManager(), name, name);
    read.obstacle = find_obstacle(record);
    clang::CXXRecordDecl* definition = record.getDefinition();
    // In a template nothing has a type yet; what stands there is reported, not read.
    if (definition == nullptr || read.obstacle == model::obstacle::is_template) {
      read.annotations = read_annotations(record, {}, nullptr);
      return read;
    }
    read.annotations = read_annotations(record, {type_of(context(), *definition)}, definition);
    read.has_own_lifetime = has_own_lifetime(*definition);
    for (const clang::FieldDecl* field : definition->fields()) {
      if (field->isUnnamedBitField()) continue;
      read.fields.push_back(read_field(*field));
      read.is_default_constructible &= field->hasInClassInitializer() || read.fields.back().type.is_default_constructible;
    }
    return read;
  }

  std::vector<model::record> read_records(std::vector<const clang::CXXRecordDecl*> declarations) {
    // In the order in which they are complete: the glue of what a struct holds comes before its own.
    const clang::BeforeThanCompare<clang::SourceLocation> before(context().getSourceManager());
    std::ranges::stable_sort(declarations, before, [](const clang::CXXRecordDecl* record) { return record->getBraceRange().getEnd(); });
    std::vector<model::record> records;
    for (const clang::CXXRecordDecl* declaration : declarations) records.push_back(read_record(*declaration));
    return records;
  }

  clang::Sema& sema_;
  const naming& names_;
  const collected& found_;
  std::map<const clang::Decl*, std::vector<const written*>> by_declaration_;
  std::map<std::string, std::vector<const named*>> tokens_;  // of each attribute name, in order
  std::set<const clang::CXXRecordDecl*> visited_;  // by the question holdings_of is at
  record_facts facts_;
};

}  // namespace

std::vector<clang::FileID> annotated_files(const clang::SourceManager& sources, const collected& found) {
  std::set<clang::FileID> files;
  for (const named& one : found.names) files.insert(file_of(sources, one.at));
  return {files.begin(), files.end()};
}

std::vector<model::declared> scan(clang::Sema& sema, const collected& found, const naming& names, std::span<const clang::FileID> files) {
  return scanner(sema, found, names).scan(files);
}

std::vector<model::use> uses_without_glue(clang::Sema& sema, const collected& found, const naming& names, const bodies& read) {
  const scanner reader(sema, found, names);
  return uses_without_glue(sema, found, reader.facts(), read);
}

}  // namespace ufb::scan
