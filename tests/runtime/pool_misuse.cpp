// Misuses a pool in the way its argument says, without a handler: the process must end with a report on stderr that names the type.
// Run once for each mode by ctest, which looks for the line.
#include <array>
#include <cstdint>
#include <cstdio>
#include <map>
#include <memory>
#include <string_view>
#include <thread>
#include <ufb/build.hpp>
#include <ufb/pool.hpp>
#include <vector>

namespace shop {

struct user {
  std::array<std::uint64_t, 8> words = {};
};
struct basket {
  std::array<std::uint64_t, 8> words = {};
};

}  // namespace shop

// Unseen by AddressSanitizer, which has its own report for this: here it is the pool that must notice.
[[gnu::noinline, gnu::no_sanitize_address]] static void overwrite(volatile std::uint64_t* word) { *word = 1; }

// Not seen through by the compiler, which warns of some of what follows.
template <class T>
static T* unknown(T* pointer) {
  asm volatile("" : "+r"(pointer));
  return pointer;
}

static void release(shop::user* user) { ufb::pooled<shop::user>::adopt(unknown(user)).reset(); }

static const std::map<std::string_view, void (*)(shop::user*)> misuses{
    {"double_free/at_once",
     [](shop::user* user) {
       release(user);
       release(user);
     }},
    {"double_free/after_others",  // where the first in a list is compared only
     [](shop::user* user) {
       auto second = ufb::make_pooled<shop::user>(), third = ufb::make_pooled<shop::user>();
       release(user);
       second.reset();
       third.reset();
       release(user);
     }},
    {"double_free/in_another_thread",
     [](shop::user* user) {
       release(user);
       std::thread([&] { release(user); }).join();
     }},
    {"double_free/when_long_gone",  // back in the slab
     [](shop::user* user) {
       auto keeps_slab = ufb::make_pooled<shop::user>();
       release(user);
       ufb::clear_pools();
       release(user);
     }},
    {"double_free/of_the_next_owner",  // who released too often cannot be known: it shows where the rightful owner does
     [](shop::user* user) {
       release(user);
       auto next = ufb::make_pooled<shop::user>();
       release(user);
       next.reset();
     }},
    {"double_free/of_a_kept_object",
     [](shop::user* user) {
       release(user);
       shop::user* const kept = ufb::pool<shop::user>::recycle().release();
       release(kept);
       release(kept);
     }},
    {"foreign_pointer/heap", [](shop::user*) { release(std::make_unique<shop::user>().get()); }},
    {"foreign_pointer/stack",
     [](shop::user*) {
       shop::user local;
       release(&local);
     }},
    {"foreign_pointer/global",
     [](shop::user*) {
       static shop::user global;
       release(&global);
     }},
    {"foreign_pointer/of_another_pool",
     [](shop::user*) { release(reinterpret_cast<shop::user*>(ufb::make_pooled<shop::basket>().release())); }},
    {"foreign_pointer/inside_an_object", [](shop::user* user) { release(reinterpret_cast<shop::user*>(&user->words[1])); }},
    {"foreign_pointer/one_byte_off",
     [](shop::user* user) { release(reinterpret_cast<shop::user*>(reinterpret_cast<std::uintptr_t>(user) + 1)); }},
    {"foreign_pointer/beyond_user_space", [](shop::user*) { release(reinterpret_cast<shop::user*>(~std::uintptr_t{0xffff})); }},
    {"foreign_pointer/when_the_slab_is_gone",
     [](shop::user* user) {
       release(user);
       ufb::clear_pools();
       release(user);
     }},
    {"write_after_free/first_word",
     [](shop::user* user) {
       release(user);
       overwrite(&user->words[0]);
       auto next = ufb::make_pooled<shop::user>();
     }},
    {"write_after_free/second_word",
     [](shop::user* user) {
       release(user);
       overwrite(&user->words[1]);
       auto next = ufb::make_pooled<shop::user>();
     }},
    {"write_after_free/when_others_have_it_again",
     [](shop::user* user) {
       std::vector<ufb::pooled<shop::user>> many(500);
       for (auto& each : many) each = ufb::make_pooled<shop::user>();
       release(user);
       many.clear();
       overwrite(&user->words[0]);
       std::thread([] {
         std::vector<ufb::pooled<shop::user>> others(501);
         for (auto& each : others) each = ufb::make_pooled<shop::user>();
       }).join();
       std::vector<ufb::pooled<shop::user>> mine(501);
       for (auto& each : mine) each = ufb::make_pooled<shop::user>();
     }},
};

int main(int count, char** arguments) {
  const auto misuse = misuses.find(count == 2 ? arguments[1] : "");
  if (misuse == misuses.end()) {
    std::fprintf(stderr, "usage: pool_misuse MODE, one of\n");
    for (const auto& each : misuses) std::fprintf(stderr, "  %s\n", each.first.data());
    return 2;
  }
  misuse->second(ufb::make_pooled<shop::user>().release());
  std::fprintf(stderr, "nothing was noticed\n");
  return 0;
}
