// The part of the glue that holds what the setters are given, and says which of it there must be. Called by emit.
#include <algorithm>
#include <string>

#include "emit/parts.hpp"

namespace ufb::emit {

void emit_arguments(printer& out, const model::checked_record& record) {
  // Inside the struct of arguments a field called `type` would change what the name means.
  const bool hides_type = std::ranges::find(record.fields, "type", &model::checked_field::name) != record.fields.end();
  out.print(R"code(

  struct arguments : ::ufb::gen::pinned {
)code");
  for (const model::checked_field& each : record.fields) {
    out.print(
        R"code(
    ::ufb::gen::$slot$<decltype($type$::$name$)$transforms$> $name$;
)code",
        {{"slot", each.converts ? "into_slot" : "slot"}, {"type", hides_type ? record.qualified : "type"}, {"name", each.name}, {"transforms", each.trims ? ", ::ufb::gen::trim" : ""}});
  }
  out.print("  };\n");
}

void emit_required(printer& out, const model::checked_record& record) {
  std::string required;
  for (std::size_t i = 0; i < record.fields.size(); ++i)
    if (record.fields[i].is_required) required += (required.empty() ? "" : ", ") + std::to_string(i);
  out.print(R"code(

  using state = ::ufb::gen::state<$count$>;
  static constexpr state required = state::of($required$);

  template <state S>
  static constexpr void require() {
)code",
            {{"count", std::to_string(record.fields.size())}, {"required", required}});
  for (std::size_t i = 0; i < record.fields.size(); ++i) {
    if (!record.fields[i].is_required) continue;
    out.print(R"code(
    static_assert(S[$index$] != unset, "$struct$: required field '$field$' is not set");
)code",
              {{"index", std::to_string(i)}, {"struct", record.name}, {"field", record.fields[i].name}});
  }
  out.print("  }\n");
}

}  // namespace ufb::emit
