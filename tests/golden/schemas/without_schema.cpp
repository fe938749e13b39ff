// Another user of the same glue, in the same program: one who has not seen the schemas. Its functions must be functions of its own.
#include "input.ufb.hpp"

#include <ufb/ufb.hpp>

ufb::errors validated_without_schema(const shop::window& window);
bool is_drafted_without_schema(const shop::extent& size);

ufb::errors validated_without_schema(const shop::window& window) { return ufb::validate(window); }

bool is_drafted_without_schema(const shop::extent& size) {
  auto draft = ufb::draft<shop::window>();
  draft.set_size(size).set_either(1);
  return std::move(draft).build().has_value();
}
