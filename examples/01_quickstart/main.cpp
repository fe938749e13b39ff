// One struct, one good build and one bad build, and a draft that is filled by the names of its fields.
// Leave out `.with_email(…)` and it does not compile: "user: required field 'email' is not set".
#include <iostream>
#include <string_view>
#include <utility>

#include <ufb/draft.hpp>

#include "user.ufb.hpp"

int main() {
  const auto ada =
      ufb::build<user>().with_name("  Ada Lovelace ").with_email("ada@example.org").with_tags({"mathematics", "poetry"}).build();
  if (!ada) {
    std::cerr << ada.error();
    return 1;
  }
  std::cout << "good: " << ada->name << ", " << ada->age << ", " << ada->tags.size() << " tags\n\n";

  const auto nobody = ufb::build<user>().with_name("   ").with_email("ada@").with_age(200).with_tags({"ok", ""}).build();
  if (nobody) return 1;
  std::cout << "bad, " << nobody.error().size() << " errors:\n" << nobody.error();

  using entry = std::pair<std::string_view, std::string_view>;
  auto draft = ufb::draft<user>();
  for (const auto& [name, text] : {entry{"name", "Ada"}, entry{"age", "old"}}) draft.set(name, text);
  std::cout << "\nentered, " << draft.problems().size() << " errors:\n" << draft.problems();
  draft.set("age", "36");
  const auto entered = draft.set_email("ada@example.org").add_tags("poetry").build();
  return entered && entered->age == 36 ? 0 : 1;
}
