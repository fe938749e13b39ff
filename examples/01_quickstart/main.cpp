// One struct, one good build and one bad build.
// Leave out `.with_email(…)` and it does not compile: "user: required field 'email' is not set".
#include <iostream>

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
}
