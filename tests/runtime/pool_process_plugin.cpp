// A shared object that is loaded and unloaded by pool_process.cpp: it uses the program's type, and one of its own by the name PLUGIN.
#include "pool_process.hpp"

namespace PLUGIN {

struct note {
  std::uint64_t number = 0;
  std::string text;
};

}  // namespace PLUGIN

extern "C" {

// These own nothing besides their memory, as nobody can destroy them when this is gone.
void plugin_leave_notes(std::size_t count) {
  for (std::size_t i = 0; i != count; ++i) {
    auto one = pool_process::recycling<PLUGIN::note>::make(i, 3);
    auto another = pool_process::recycling<PLUGIN::note>::make(i, 5);
  }
}

shop::order* plugin_make_order(std::uint64_t number) { return pool_process::recycling<shop::order>::make(number, 100).release(); }

void plugin_give_order(shop::order* order) { ufb::pooled<shop::order>::adopt(order).reset(); }
}
