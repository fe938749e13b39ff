// The part of the glue that the draft has: a setter for each field, and what is to be known of the fields when they are set by name.
// Called by emit. The setters are members of a template, so that a header that is only included does not pay for them.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "emit/literals.hpp"
#include "emit/parts.hpp"

namespace ufb::emit {
namespace {

using model::checked_field;

/// state::of(1, 4) of the inputs of which something is so, if any is.
void emit_state(printer& out, const model::checked_record& record, std::string_view name, auto is_so) {
  std::string indexes;
  for (std::size_t i = 0; i < record.inputs().size(); ++i)
    if (is_so(record.inputs()[i])) indexes += (indexes.empty() ? "" : ", ") + std::to_string(i);
  if (!indexes.empty()) out.print("  static constexpr state $name$ = state::of($indexes$);\n", {{"name", name}, {"indexes", indexes}});
}

/// The anonymous unions: {1, 3, true}, the first and the last of the fields in each, and whether one of them must be set.
void emit_unions(printer& out, const model::checked_record& record) {
  const std::vector<checked_field>& inputs = record.inputs();
  std::string all;
  std::size_t count = 0;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const unsigned number = inputs[i].in_union;
    if (number == 0 || (i != 0 && inputs[i - 1].in_union == number)) continue;
    std::size_t last = i;
    bool is_required = true;
    for (std::size_t at = i; at < inputs.size() && inputs[at].in_union == number; ++at) {
      last = at;
      is_required &= inputs[at].is_required;
    }
    all += model::fill("$comma${$first$, $last$$required$}", {{"comma", count == 0 ? "" : ", "},
                                                            {"first", std::to_string(i)},
                                                            {"last", std::to_string(last)},
                                                            {"required", is_required ? ", true" : ""}});
    ++count;
  }
  if (count != 0)
    out.print("  static constexpr ::std::array<::ufb::gen::shared, $count$> unions{{$all$}};\n", {{"count", std::to_string(count)}, {"all", all}});
}

/// Of a constructor or a factory, what errors call its parameters.
void emit_parameters(printer& out, const model::checked_record& record) {
  if (!record.factory) return;
  std::string names;
  for (const checked_field& each : record.inputs()) names += (names.empty() ? "{" : ", {") + quoted(each.name) + "}";
  out.print("  static constexpr ::std::array<::ufb::gen::field, $count$> parameters{$names$};\n",
            {{"count", std::to_string(record.inputs().size())}, {"names", names.empty() ? "" : "{" + names + "}"}});
}

/// The names of enumerations that have none of their own.
void emit_enumerators(printer& out, const model::checked_record& record) {
  std::vector<std::string> seen;
  for (const checked_field& each : record.inputs()) {
    if (each.enumeration.enumerators.empty() || std::ranges::find(seen, each.enumeration.qualified) != seen.end()) continue;
    seen.push_back(each.enumeration.qualified);
    std::string names;
    for (const model::enumerator& one : each.enumeration.enumerators)
      names += model::fill("$comma$::ufb::gen::named{$value$, $name$}",
                           {{"comma", names.empty() ? "" : ", "}, {"value", one.qualified}, {"name", quoted(one.name)}});
    out.print(R"code(
  static constexpr auto enumerators(::std::type_identity<$type$>) { return ::std::array{$names$}; }
)code",
              {{"type", each.enumeration.qualified}, {"names", names}});
  }
}

void emit_setters(printer& out, const model::checked_record& record, std::size_t index) {
  const checked_field& field = record.inputs()[index];
  const std::string type = field.type.empty() ? value_type(field) : field.type;
  const std::string position = std::to_string(index);
  const auto print = [&](std::string_view text) { out.print(text, {{"setter", field.setter}, {"type", type}, {"index", position}}); };
  if (field.how == model::passing::scalar) {
    print(R"code(
    constexpr draft& set_$setter$($type$ value) [[clang::lifetimebound]] { return this->template put<$index$>(*this, value); }
)code");
  } else {
    print(R"code(
    template <class V = $type$> constexpr draft& set_$setter$(V&& value) [[clang::lifetimebound]] { return this->template put<$index$>(*this, static_cast<V&&>(value)); }
)code");
  }
  if (field.gathers == model::gathering::elements)
    print(R"code(
    template <class V = ::ufb::gen::value_in<$type$>> constexpr draft& add_$setter$(V&& value) [[clang::lifetimebound]] { return this->template append<$index$>(*this, static_cast<V&&>(value)); }
)code");
  if (field.gathers == model::gathering::pairs)
    print(R"code(
    template <class K = ::ufb::gen::key_in<$type$>, class M = ::ufb::gen::mapped_in<$type$>> constexpr draft& add_$setter$(K&& key, M&& mapped) [[clang::lifetimebound]] { return this->template append<$index$>(*this, static_cast<K&&>(key), static_cast<M&&>(mapped)); }
)code");
  print(R"code(
    constexpr draft& unset_$setter$() [[clang::lifetimebound]] { return this->template drop<$index$>(*this); }
)code");
}

}  // namespace

void emit_draft(printer& out, const model::checked_record& record) {
  std::string slots;
  for (const checked_field& each : record.inputs()) slots += (slots.empty() ? "in." : ", in.") + each.name;
  out.print(R"code(

  template <class Function>
  [[gnu::always_inline]] static constexpr auto with_slots($arguments$, Function&& function) {
    return function($slots$);
  }
)code",
            {{"arguments", slots.empty() ? "arguments&" : "arguments& in"}, {"slots", slots}});
  emit_state(out, record, "skipped", [](const checked_field& one) { return one.how == model::passing::none; });
  emit_state(out, record, "converting", [](const checked_field& one) { return one.converts; });
  emit_state(out, record, "open", is_open);
  emit_unions(out, record);
  emit_parameters(out, record);
  emit_enumerators(out, record);
  out.print(R"code(

  template <class Base>
  struct draft : Base {
)code");
  for (std::size_t i = 0; i < record.inputs().size(); ++i)
    if (record.inputs()[i].how != model::passing::none) emit_setters(out, record, i);
  out.print("  };\n");
}

}  // namespace ufb::emit
