// The side table and the AST, put together. See scan.hpp.
#include "scan.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "model/rules.hpp"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Sema/Sema.h"
#include "compat.hpp"
#include "factories.hpp"
#include "functions.hpp"
#include "names.hpp"
#include "obstacles.hpp"
#include "operations.hpp"
#include "ranges.hpp"
#include "requalify.hpp"
#include "standard.hpp"
#include "templates.hpp"
#include "type_names.hpp"
#include "types.hpp"
#include "uses.hpp"
#include "values.hpp"

namespace ufb::scan {
namespace {

/// What the attributes stand on: of an instantiation the template.
const clang::CXXRecordDecl& as_declared(const clang::CXXRecordDecl& record) {
  const clang::CXXRecordDecl* pattern = record.getTemplateInstantiationPattern();
  return pattern == nullptr ? record : *pattern;
}

/// A base class whose public fields are those of the derived one too; null: they are not, or nobody can say.
const clang::CXXRecordDecl* public_base(const clang::CXXBaseSpecifier& base) {
  const clang::CXXRecordDecl* record = base.getType()->getAsCXXRecordDecl();
  const clang::CXXRecordDecl* definition = record == nullptr ? nullptr : record->getDefinition();
  return definition != nullptr && !definition->isDependentContext() && base.getAccessSpecifier() == clang::AS_public ? definition : nullptr;
}

/// Attributes stand on templates, and their arguments may depend on parameters that an instantiation has no longer.
bool is_instantiated(const clang::CXXRecordDecl& record) { return &as_declared(record) != &record; }

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
    for (const written& one : found.attributes)
      if (const clang::CXXRecordDecl* record = owner(one); record != nullptr && one.on->getAsFunction() != nullptr)
        factories_[record->getCanonicalDecl()].push_back(&one);
    for (const named& one : found.names) tokens_[one.name].push_back(&one);
    for (auto& [name, tokens] : tokens_) std::ranges::sort(tokens, {}, &named::at);
    facts_.is_annotated = [this](const clang::CXXRecordDecl& record) { return is_annotated(record); };
    facts_.holdings_of = [this](const clang::CXXRecordDecl& record) { return holdings_of(record); };
    facts_.glue = [this](const clang::TagDecl& type) { return glue_header(type); };
    facts_.has_glue = names.has_glue;
    facts_.call = [this](model::enumerator& one) { call(one); };
    for (const written& one : found.attributes) rename(one);
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
    std::set<const clang::Decl*> seen;
    for (const written& one : found_.attributes) {
      const std::size_t number = number_of(one.range.getEnd());
      if (number == files.size()) continue;
      const clang::CXXRecordDecl* record = owner(one);
      // A function's class is described where the function is, or nowhere.
      if (record != nullptr && number_of(record->getLocation()) != number) record = nullptr;
      if (const clang::EnumDecl* enumeration = renamed(one)) {
        if (seen.insert(enumeration).second) headers[number].enumerations.push_back(read_enumeration(*enumeration));
      } else if (record == nullptr) {
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

  /// The struct that an attribute on it, on one of its fields, or on what makes its objects, belongs to.
  static const clang::CXXRecordDecl* owner(const written& one) {
    if (one.on->getAsFunction() != nullptr) return one.name == "builder" ? made_by(*one.on) : nullptr;
    const auto* field = clang::dyn_cast<clang::FieldDecl>(one.on);
    const auto* record = clang::dyn_cast<clang::CXXRecordDecl>(field ? clang::cast<clang::Decl>(field->getParent()) : one.on);
    while (record != nullptr && record->isAnonymousStructOrUnion()) record = clang::cast<clang::CXXRecordDecl>(record->getDeclContext());
    return record;
  }

  /// The enumeration of which the attribute renames an enumerator; null: it is another attribute.
  static const clang::EnumDecl* renamed(const written& one) {
    const auto* enumerator = clang::dyn_cast<clang::EnumConstantDecl>(one.on);
    if (enumerator == nullptr || !model::find_attribute(one.name)->on_enumerator) return nullptr;
    return clang::dyn_cast<clang::EnumDecl>(enumerator->getDeclContext());
  }

  /// Remembers what an enumerator is renamed to.
  void rename(const written& one) {
    if (renamed(one) == nullptr || one.arguments.size() != 1 || one.arguments.front().expression == nullptr) return;
    const model::value name = evaluate(context(), *one.arguments.front().expression, /*wants_number=*/false);
    const std::string qualified = declaration_name(*clang::cast<clang::EnumConstantDecl>(one.on));
    if (const auto* text = std::get_if<std::string>(&name); text != nullptr && !qualified.empty()) renamed_.emplace(qualified, *text);
  }

  void call(model::enumerator& one) const {
    if (const auto name = renamed_.find(one.qualified); name != renamed_.end()) one.name = name->second;
  }

  model::enumeration read_enumeration(const clang::EnumDecl& declaration) {
    model::enumeration read;
    read.name = qualified_name(declaration);
    read.qualified = enumeration_name(declaration);
    read.at = to_location(declaration.getLocation());
    read.obstacle = find_obstacle(declaration);
    for (const clang::EnumConstantDecl* one : declaration.enumerators()) {
      model::named_enumerator found{enumerator_of(*one, declaration), to_location(one->getLocation()), {}};
      call(found.value);
      for (model::annotation& each : read_annotations(*one, {}, nullptr))
        if (model::find_attribute(each.name)->on_enumerator) found.annotations.push_back(std::move(each));
      read.enumerators.push_back(std::move(found));
    }
    return read;
  }

  bool has(const clang::Decl& on, std::initializer_list<std::string_view> names) const {
    const auto attributes = by_declaration_.find(&on);
    return attributes != by_declaration_.end() && std::ranges::any_of(attributes->second, [&](const written* one) {
             return std::ranges::find(names, one->name) != names.end();
           });
  }

  bool is_annotated(const clang::CXXRecordDecl& record) const {
    const clang::CXXRecordDecl& declared = as_declared(record);
    return has(declared, {"builder", "validator"}) || factories_.contains(declared.getCanonicalDecl());
  }

  /// Its own rules and secrets, and those of the annotated structs it holds. Structs may hold themselves and one another: a question from
  /// outside visits each struct once, and inside it one that has been visited already adds nothing.
  holdings holdings_of(const clang::CXXRecordDecl& record) {
    const bool from_outside = visited_.empty();
    if (!visited_.insert(&record).second) return {};
    const model::record one = read_record(as_declared(record));
    holdings found{.rules = model::states_rule(one), .secrets = model::states_secret(one)};
    for (const model::field& field : one.fields) add(field.type, found);
    if (from_outside) visited_.clear();
    return found;
  }

  static void add(const model::type& type, holdings& found) {
    found.rules |= type.has_rules;
    found.may_have_rules |= type.may_have_rules || type.what == model::kind::dependent;
    found.secrets |= type.has_secrets;
    for (const model::type& inner : type.of) add(inner, found);
  }

  std::string glue_header(const clang::TagDecl& type) const {
    return model::glue_header(spelling(file_of(context().getSourceManager(), type.getLocation())));
  }

  static bool wants_number(model::parameter parameter) {
    return parameter == model::parameter::count || parameter == model::parameter::number || parameter == model::parameter::step;
  }

  /// What stands on a class is read where the class is declared, and what stands on a field where the field is.
  std::string requalify(const clang::Decl& on, clang::SourceRange range, const clang::Expr* expression = nullptr) {
    const auto* record = clang::dyn_cast<clang::CXXRecordDecl>(&on);
    const clang::ClassTemplateDecl* of = record == nullptr ? nullptr : record->getDescribedClassTemplate();
    return requalified(sema_, range, *on.getDeclContext(), of == nullptr ? nullptr : of->getTemplateParameters(), expression);
  }

  model::value read_value(const written& one, const clang::Expr& expression, bool wants_number) {
    if (expression.isValueDependent()) return model::expression{requalify(*one.on, expression.getSourceRange(), &expression)};
    return evaluate(context(), expression, wants_number);
  }

  /// What rules see where an attribute stands: one type, or the alternatives of a variant.
  using subjects = std::vector<clang::QualType>;

  /// The function as all the subjects find it, or the first that cannot call it.
  model::value read_function(const written& one, const written_argument& argument, const subjects& of, clang::CXXRecordDecl* own) {
    model::value found;
    for (const clang::QualType subject : of) {
      found = find_function(sema_, argument, subject, own);
      const auto* function = std::get_if<model::function>(&found);
      if (function == nullptr || !function->is_callable) break;
    }
    auto* named = std::get_if<model::function>(&found);
    if (const clang::SourceRange name = with_template_arguments(argument); named && name.isValid()) named->qualified = requalify(*one.on, name);
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
        read.value = read_function(one, argument, of, own);
      else if (argument.expression != nullptr)
        read.value = read_value(one, *argument.expression, wants_number(is_first ? row.first : row.rest));
      if (auto* enumerator = std::get_if<model::enumerator>(&read.value)) call(*enumerator);
      annotation.arguments.push_back(std::move(read));
    }
    return annotation;
  }

  static bool goes_into(const model::attribute& row, const subjects& reached) {
    return std::ranges::none_of(reached, [&](clang::QualType type) { return held_at(type, row.into.index, row.applies).isNull(); });
  }

  /// Of no subjects where the level goes into what it cannot go into: check says so.
  void open_level(const model::attribute& row, std::vector<subjects>& levels) {
    levels.resize(model::levels_left(row, levels, goes_into));
    subjects below;
    if (!levels.empty())
      for (const clang::QualType type : levels.back())
        for (const clang::QualType held : seen_by_rules(sema_, held_at(type, row.into.index, row.applies))) below.push_back(held);
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

  /// The type as written, an array's without the name that stands inside: "int[2][3]".
  std::string type_text(clang::TypeLoc type) {
    std::string extents;
    while (const auto array = type.getAs<clang::ArrayTypeLoc>()) {
      extents += source_text(context(), array.getBracketsRange());
      type = array.getElementLoc();
    }
    return source_text(context(), type.getSourceRange()) + extents;
  }

  model::field read_field(const clang::FieldDecl& declaration) {
    model::field field;
    const clang::QualType type = declaration.getType();
    field.name = declaration.getNameAsString();
    field.at = to_location(declaration.getLocation());
    field.type = classify(sema_, type, facts_);
    field.type.spelling = type_text(declaration.getTypeSourceInfo()->getTypeLoc());
    field.annotations = read_annotations(declaration, seen_by_rules(sema_, type), nullptr);
    if (declaration.hasInClassInitializer()) {
      const clang::Expr* initial = declaration.getInClassInitializer();
      field.initial = initial == nullptr ? model::initializer{} : evaluate_initializer(context(), *initial);
    }
    field.is_public = declaration.getAccess() == clang::AS_public;
    field.is_const = type.isConstQualified();
    field.is_volatile = type.isVolatileQualified();
    const clang::QualType element = context().getBaseElementType(type);
    field.is_volatile_object = element.isVolatileQualified() && (element->isRecordType() || (type->isArrayType() && is_char(element.getCanonicalType())));
    field.is_immovable = is_immovable(sema_, type);
    field.is_reference = type->isReferenceType();
    field.is_unnamed = declaration.getIdentifier() == nullptr;
    field.is_unsized = is_unsized(type);
    field.is_assignable = is_assignable(sema_, type);
    field.is_trivial = type->isDependentType() || type.isTriviallyCopyableType(context());
    if (declaration.isBitField()) field.width = requalify(declaration, declaration.getBitWidth()->getSourceRange());
    return field;
  }

  /// Effects: adds the fields of the class's bases and then its own, and says how they lie in each other.
  /// Returns: how many are its own.
  std::size_t read_fields(const clang::CXXRecordDecl& of, model::record& into, std::vector<model::base>& bases) {
    for (const clang::CXXBaseSpecifier& each : of.bases()) {
      const clang::CXXRecordDecl* base = public_base(each);
      const bool can_be_made = base && base->isAggregate() && !each.isVirtual() && !(is_instantiated(*base) && is_annotated(*base));
      if (!can_be_made && into.obstacle == model::obstacle::none) into.obstacle = model::obstacle::has_base;
      if (base == nullptr) continue;
      bases.push_back({"::" + qualified_name(*base), {}, 0, !is_annotated(*base) && !base->isInStdNamespace()});
      model::base& made = bases.back();
      made.fields = read_fields(*base, into, made.bases);
      add_checks(*base, made.qualified, into);
    }
    const std::size_t before = into.fields.size();
    for (const clang::FieldDecl* field : of.fields()) {
      const clang::RecordDecl* anonymous = field->isAnonymousStructOrUnion() ? field->getType()->getAsRecordDecl() : nullptr;
      if (field->isUnnamedBitField()) continue;
      if (anonymous != nullptr && anonymous->isUnion()) {
        ++unions_;
        for (const clang::FieldDecl* alternative : anonymous->fields()) add_field(*alternative, into).in_union = unions_;
      } else {
        add_field(*field, into);
      }
    }
    return into.fields.size() - before;
  }

  /// What must hold for a base must hold for what derives from it.
  void add_checks(const clang::CXXRecordDecl& base, const std::string& qualified, model::record& into) {
    for (model::annotation& one : read_annotations(base, {type_of(context(), base)}, const_cast<clang::CXXRecordDecl*>(&base))) {
      const model::role what = model::find_attribute(one.name)->what;
      if (what != model::role::rule && what != model::role::modifier) continue;
      for (model::argument& each : one.arguments)
        if (auto* function = std::get_if<model::function>(&each.value)) function->of_base = qualified;
      into.annotations.push_back(std::move(one));
    }
  }

  model::field& add_field(const clang::FieldDecl& field, model::record& into) {
    into.fields.push_back(read_field(field));
    into.is_default_constructible &= field.hasInClassInitializer() || into.fields.back().type.is_default_constructible;
    return into.fields.back();
  }

  /// One for each function, whatever declarations of it the attribute stands on.
  std::vector<model::factory> read_factories(const clang::CXXRecordDecl& record) {
    std::vector<model::factory> factories;
    const auto attributes = factories_.find(record.getCanonicalDecl());
    if (attributes == factories_.end()) return factories;
    std::set<const clang::Decl*> seen;
    for (const written* one : attributes->second) {
      if (!seen.insert(one->on->getAsFunction()->getCanonicalDecl()).second) continue;
      factories.push_back(read_factory(sema_, *one->on, record, facts_));
      factories.back().stated = read(*one, {}, nullptr);
    }
    return factories;
  }

  model::record read_record(const clang::CXXRecordDecl& record) {
    model::record read;
    read.name = qualified_name(record);
    const template_names names = read_template(sema_, record);
    read.head = names.head;
    read.qualified = names.head.empty() ? type_name(context(), type_of(context(), record)) : "::" + read.name + names.arguments;
    read.at = to_location(record.getLocation());
    const clang::SourceLocation name = record.getQualifierLoc() ? record.getQualifierLoc().getBeginLoc() : record.getLocation();
    read.before_name = to_range(context().getSourceManager(), name, name);
    read.obstacle = find_obstacle(record);
    read.factories = read_factories(record);
    clang::CXXRecordDecl* definition = record.getDefinition();
    if (definition == nullptr || read.obstacle == model::obstacle::in_template) {
      read.annotations = read_annotations(record, {}, nullptr);
      return read;
    }
    read.annotations = read_annotations(record, {type_of(context(), *definition)}, definition);
    read.is_view = definition->hasAttr<clang::PointerAttr>();
    read.has_own_lifetime = has_own_lifetime(*definition);
    read_fields(*definition, read, read.bases);
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

  unsigned unions_ = 0;  // anonymous ones, read so far
  clang::Sema& sema_;
  const naming& names_;
  const collected& found_;
  std::map<const clang::Decl*, std::vector<const written*>> by_declaration_;
  std::map<const clang::CXXRecordDecl*, std::vector<const written*>> factories_;  // the attributes on what makes a class's objects
  std::map<std::string, std::vector<const named*>> tokens_;  // of each attribute name, in order
  std::set<const clang::CXXRecordDecl*> visited_;  // by the question holdings_of is at
  std::map<std::string, std::string> renamed_;     // enumerators, qualified
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
