// Clang's record layouts, record by record. See layouts.hpp.
#include "layouts.hpp"

#include <algorithm>
#include <set>

#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/RecordLayout.h"
#include "clang/Basic/SourceManager.h"
#include "compat.hpp"
#include "model/rules.hpp"
#include "names.hpp"
#include "shown_names.hpp"

namespace ufb::scan {
namespace {

std::uint64_t bits(clang::CharUnits size) { return static_cast<std::uint64_t>(size.getQuantity()) * 8; }

bool is_empty(const clang::CXXRecordDecl* record) { return record != nullptr && record->isEmpty(); }

/// Whether Boost.PFR reads the struct at compile time: an aggregate of named fields that references can be bound to, and no arrays.
bool is_plain(const clang::RecordDecl& record) {
  const auto* cxx = clang::dyn_cast<clang::CXXRecordDecl>(&record);
  if (cxx == nullptr || !cxx->isAggregate() || cxx->isUnion() || cxx->getNumBases() != 0 || cxx->hasAttr<clang::PackedAttr>()) return false;
  constexpr std::ptrdiff_t most_fields = 100;
  const auto count = std::distance(cxx->field_begin(), cxx->field_end());
  return count > 0 && count <= most_fields && std::ranges::none_of(cxx->fields(), [](const clang::FieldDecl* field) {
           return field->isBitField() || field->getIdentifier() == nullptr || field->getType()->isArrayType() || field->getType()->isReferenceType();
         });
}

class layout_reader {
 public:
  layout_reader(const clang::ASTContext& context, const model::declared& annotated, bool wants_all)
      : context_(context), annotated_(annotated), wants_all_(wants_all) {
    header_.spelling = annotated.spelling;
  }

  model::header_layout read() {
    walk(*context_.getTranslationUnitDecl());
    std::ranges::stable_sort(header_.records, {}, &model::object_layout::line);
    std::ranges::stable_sort(header_.skipped, {}, &model::skipped_record::line);
    return std::move(header_);
  }

 private:
  unsigned line_of(const clang::Decl& declaration) const {
    return context_.getSourceManager().getExpansionLineNumber(declaration.getLocation());
  }

  bool is_in_header(const clang::Decl& declaration) const {
    const clang::SourceManager& sources = context_.getSourceManager();
    return sources.isInMainFile(sources.getExpansionLoc(declaration.getLocation()));
  }

  /// What is declared in functions belongs to them alone.
  void walk(const clang::DeclContext& scope) {
    for (const clang::Decl* one : scope.decls()) {
      if (one->isImplicit() || one->isInvalidDecl()) continue;
      if (const auto* record = clang::dyn_cast<clang::RecordDecl>(one)) {
        visit(*record);
      } else if (const auto* of = clang::dyn_cast<clang::ClassTemplateDecl>(one)) {
        visit(*of);
      } else if (clang::isa<clang::NamespaceDecl, clang::LinkageSpecDecl, clang::ExportDecl>(one)) {
        walk(*clang::cast<clang::DeclContext>(one));
      }
    }
  }

  void visit(const clang::ClassTemplateDecl& of) {
    if (!of.isThisDeclarationADefinition()) return;
    bool has_any = false;
    for (const clang::ClassTemplateSpecializationDecl* special : of.specializations()) {
      if (!special->isCompleteDefinition()) continue;
      has_any = true;
      visit(*special);
    }
    if (!has_any && is_in_header(of)) skip(of, "is a template of which nothing here makes a type");
  }

  void visit(const clang::RecordDecl& record) {
    if (record.isDependentContext()) return;
    if (!record.isCompleteDefinition()) {
      const bool is_explained = record.getDefinition() != nullptr || clang::isa<clang::ClassTemplateSpecializationDecl>(record);
      if (!is_explained && is_in_header(record) && seen_.insert(record.getCanonicalDecl()).second) skip(record, "is never defined here");
      return;
    }
    if (!seen_.insert(record.getCanonicalDecl()).second) return;
    if (is_in_header(record) && !record.isAnonymousStructOrUnion()) add(record);
    walk(record);
  }

  void skip(const clang::NamedDecl& record, std::string why) {
    if (wants_all_) header_.skipped.push_back({shown_name(context_, record), line_of(record), std::move(why)});
  }

  void add(const clang::RecordDecl& record) {
    const model::mode mode = mode_of(record);
    const bool is_annotated = mode == model::mode::class_mode || mode == model::mode::schema_mode;
    if (!wants_all_ && !is_annotated) return;
    const clang::ASTRecordLayout& laid = context_.getASTRecordLayout(&record);
    model::object_layout layout;
    layout.name = shown_name(context_, record);
    layout.keyword = record.getKindName().str();
    layout.line = line_of(record);
    layout.mode = mode;
    layout.is_union = record.isUnion();
    layout.size_bytes = bits(laid.getSize()) / 8;
    layout.alignment_bytes = bits(laid.getAlignment()) / 8;
    layout.fixed_because = why_fixed(record);
    if (const auto* cxx = clang::dyn_cast<clang::CXXRecordDecl>(&record)) layout.parts = bases(*cxx, laid);
    for (model::laid_part& field : fields(record, 0)) layout.parts.push_back(std::move(field));
    std::ranges::stable_sort(layout.parts, {}, &model::laid_part::offset_bits);
    header_.records.push_back(std::move(layout));
  }

  model::mode mode_of(const clang::RecordDecl& record) const {
    const auto same = std::ranges::find(annotated_.records, to_location(record.getLocation()), &model::record::at);
    const auto is_annotated = [](const model::record& one) {
      return !one.factories.empty() || std::ranges::any_of(one.annotations, [](const model::annotation& each) { return each.name == "builder" || each.name == "validator"; });
    };
    if (same != annotated_.records.end() && is_annotated(*same)) return model::has_rules(*same) ? model::mode::schema_mode : model::mode::class_mode;
    return is_plain(record) ? model::mode::interface_mode : model::mode::none;
  }

  model::laid_part base(model::part_kind what, const clang::CXXRecordDecl& record, clang::CharUnits offset) const {
    const clang::ASTRecordLayout& laid = context_.getASTRecordLayout(&record);
    model::laid_part part;
    part.what = what;
    part.type = shown_name(context_, record);
    part.offset_bits = bits(offset);
    // Virtual bases lie elsewhere.
    part.size_bits = bits(record.getNumVBases() == 0 ? laid.getSize() : laid.getNonVirtualSize());
    part.used_bits = record.isEmpty() ? 0 : bits(laid.getNonVirtualSize());
    part.alignment_bits = bits(laid.getNonVirtualAlignment());
    return part;
  }

  std::vector<model::laid_part> bases(const clang::CXXRecordDecl& record, const clang::ASTRecordLayout& laid) const {
    std::vector<model::laid_part> parts;
    if (laid.hasOwnVFPtr()) {
      model::laid_part pointer;
      pointer.what = model::part_kind::vtable_pointer;
      pointer.type = "vtable pointer";
      pointer.size_bits = pointer.used_bits = pointer.alignment_bits = context_.getTypeSize(context_.VoidPtrTy);
      parts.push_back(std::move(pointer));
    }
    for (const clang::CXXBaseSpecifier& one : record.bases()) {
      const clang::CXXRecordDecl& of = *one.getType()->getAsCXXRecordDecl();
      if (!one.isVirtual()) parts.push_back(base(model::part_kind::base, of, laid.getBaseClassOffset(&of)));
    }
    for (const clang::CXXBaseSpecifier& one : record.vbases()) {
      const clang::CXXRecordDecl& of = *one.getType()->getAsCXXRecordDecl();
      parts.push_back(base(model::part_kind::virtual_base, of, laid.getVBaseClassOffset(&of)));
    }
    return parts;
  }

  /// As Clang's ItaniumRecordLayoutBuilder has it; layout makes sure of it.
  std::uint64_t alignment_of(const clang::FieldDecl& field) const {
    const clang::RecordDecl& record = *field.getParent();
    const bool is_packed = field.hasAttr<clang::PackedAttr>() || record.hasAttr<clang::PackedAttr>();
    const std::uint64_t least = field.isBitField() ? 1 : 8;
    std::uint64_t alignment = is_packed ? least : context_.getTypeAlign(field.getType());
    alignment = std::max<std::uint64_t>(alignment, field.getMaxAlignment());
    if (const auto* pack = record.getAttr<clang::MaxFieldAlignmentAttr>()) alignment = std::min<std::uint64_t>(alignment, pack->getAlignment());
    return alignment;
  }

  model::laid_part field(const clang::FieldDecl& declaration, std::uint64_t offset) const {
    model::laid_part part;
    part.name = declaration.getNameAsString();
    const clang::QualType type = declaration.getType();
    part.type = shown_type(context_, type);
    part.offset_bits = offset;
    part.alignment_bits = alignment_of(declaration);
    const std::uint64_t type_bits = context_.getTypeSize(type);
    part.size_bits = part.used_bits = type_bits;
    if (declaration.isBitField()) {
      part.what = model::part_kind::bit_field;
      part.size_bits = part.used_bits = bit_width(context_, declaration);
      part.unit_bits = type_bits;
      part.may_cross_units = declaration.getParent()->hasAttr<clang::MaxFieldAlignmentAttr>();
      part.is_aligned_itself = declaration.getMaxAlignment() != 0;
      if (declaration.getIdentifier() == nullptr) part.used_bits = 0;
      return part;
    }
    const clang::CXXRecordDecl* of = type->getAsCXXRecordDecl();
    if (of != nullptr && declaration.isPotentiallyOverlapping()) {
      const clang::ASTRecordLayout& laid = context_.getASTRecordLayout(of);
      part.used_bits = of->isEmpty() ? 0 : bits(std::max(laid.getDataSize(), laid.getNonVirtualSize()));
    }
    if (declaration.isAnonymousStructOrUnion()) {
      part.is_anonymous = true;
      part.type = type->isUnionType() ? "union" : "struct";
      part.parts = fields(*type->getAsRecordDecl(), offset);
    }
    return part;
  }

  std::vector<model::laid_part> fields(const clang::RecordDecl& record, std::uint64_t start) const {
    const clang::ASTRecordLayout& laid = context_.getASTRecordLayout(&record);
    std::vector<model::laid_part> parts;
    for (const clang::FieldDecl* one : record.fields()) parts.push_back(field(*one, start + laid.getFieldOffset(one->getFieldIndex())));
    return parts;
  }

  bool holds_something_empty(const clang::FieldDecl& field) const {
    const clang::CXXRecordDecl* of = context_.getBaseElementType(field.getType())->getAsCXXRecordDecl();
    return of != nullptr && (is_empty(of) || !context_.getASTRecordLayout(of).getSizeOfLargestEmptySubobject().isZero());
  }

  /// Two empty objects of one type have two addresses, whatever that does to the fields around them.
  std::string why_fixed(const clang::RecordDecl& record) const {
    for (const clang::FieldDecl* field : record.fields()) {
      const bool is_last = field->getFieldIndex() + 1 == static_cast<unsigned>(std::distance(record.field_begin(), record.field_end()));
      if (!is_last && field->getType()->isArrayType() && context_.getTypeSize(field->getType()) == 0)
        return "'" + field->getNameAsString() + "', an array of no elements, marks a place";
    }
    const auto* cxx = clang::dyn_cast<clang::CXXRecordDecl>(&record);
    if (cxx == nullptr) return {};
    if (cxx->getNumVBases() != 0) return "it has virtual bases";
    for (const clang::FieldDecl* field : cxx->fields())
      if (field->isPotentiallyOverlapping()) return "'" + field->getNameAsString() + "' shares its bytes with others";
    const bool has_empty_base = std::ranges::any_of(cxx->bases(), [&](const clang::CXXBaseSpecifier& one) {
      const clang::CXXRecordDecl* of = one.getType()->getAsCXXRecordDecl();
      return is_empty(of) || !context_.getASTRecordLayout(of).getSizeOfLargestEmptySubobject().isZero();
    });
    if (has_empty_base && std::ranges::any_of(cxx->fields(), [&](const clang::FieldDecl* field) { return holds_something_empty(*field); }))
      return "a base and a field are both empty";
    return {};
  }

  const clang::ASTContext& context_;
  const model::declared& annotated_;
  bool wants_all_;
  model::header_layout header_;
  std::set<const clang::Decl*> seen_;
};

}  // namespace

model::header_layout read_layouts(const clang::ASTContext& context, const model::declared& annotated, bool wants_all) {
  return layout_reader(context, annotated, wants_all).read();
}

}  // namespace ufb::scan
