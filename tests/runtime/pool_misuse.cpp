// Misuses a pool in the way its argument says, without a handler: the process must end with a report on stderr that names the type.
// Run once for each mode by ctest, which looks for the line.
#include <cstdint>
#include <cstdio>
#include <memory>
#include <string_view>
#include <ufb/pool.hpp>

namespace shop {

struct user {
  std::uint64_t words[8] = {};
};

}  // namespace shop

// Unseen by AddressSanitizer, which has its own report for this: here it is the pool that must notice.
[[gnu::noinline, gnu::no_sanitize_address]] static void overwrite(volatile std::uint64_t* word) { *word = 1; }

int main(int count, char** arguments) {
  const std::string_view mode = count == 2 ? arguments[1] : "";
  shop::user* const user = ufb::make_pooled<shop::user>().release();
  if (mode == "double_free") {
    ufb::pooled<shop::user>::adopt(user).reset();
    ufb::pooled<shop::user>::adopt(user).reset();
  } else if (mode == "foreign_pointer") {
    const auto heap = std::make_unique<shop::user>();
    ufb::pooled<shop::user>::adopt(heap.get()).reset();
  } else if (mode == "write_after_free") {
    ufb::pooled<shop::user>::adopt(user).reset();
    overwrite(user->words);
    auto next = ufb::make_pooled<shop::user>();
  } else {
    std::fprintf(stderr, "usage: pool_misuse double_free|foreign_pointer|write_after_free\n");
    return 2;
  }
  std::fprintf(stderr, "nothing was noticed\n");
  return 0;
}
