// Finds out from the dynamic linker whether a shared object is still loaded.
#include "pool_retire.hpp"

#include <dlfcn.h>
#include <link.h>
#include <sys/auxv.h>

#include <string_view>

namespace ufb::detail {

namespace {

// How often something has been unloaded from the process.
unsigned long long unloads() noexcept {
  unsigned long long count = 0;
  dl_iterate_phdr(
      [](dl_phdr_info* info, std::size_t, void* result) {
        *static_cast<unsigned long long*>(result) = info->dlpi_subs;
        return 1;
      },
      &count);
  return count;
}

// Returns: base and name of the file that the code at the address is from; nulls where there is none.
Dl_info file_of(const void* address) noexcept {
  Dl_info info{};
  return dladdr(address, &info) != 0 && info.dli_fname != nullptr ? info : Dl_info{};
}

}  // namespace

void retirers::add(function retire) {
  for (const entry* each = first_.load(std::memory_order_acquire); each != nullptr; each = each->next) {
    if (each->retire == retire && each->is_loaded()) return;
  }
  const Dl_info file = file_of(reinterpret_cast<const void*>(retire));
  const void* const program = file_of(reinterpret_cast<const void*>(getauxval(AT_ENTRY))).dli_fbase;
  // A program without a dynamic linker cannot load anything, and what that knows nothing of it cannot unload.
  const bool stays = file.dli_fbase == program || file.dli_fbase == nullptr;
  auto made = malloc_new<entry>(retire, file.dli_fbase, malloc_text(file.dli_fname != nullptr ? file.dli_fname : ""), stays, unloads(), first_.load());
  while (!first_.compare_exchange_weak(made->next, made.get())) continue;
  static_cast<void>(made.release());
}

retirers::function retirers::find() const noexcept {
  for (const entry* each = first_.load(std::memory_order_acquire); each != nullptr; each = each->next) {
    if (each->is_loaded()) return each->retire;
  }
  return nullptr;
}

bool retirers::entry::is_loaded() const noexcept {
  if (stays) return true;
  const unsigned long long now = unloads();
  if (seen.load(std::memory_order_relaxed) == now) return true;
  const Dl_info here = file_of(reinterpret_cast<const void*>(retire));
  if (here.dli_fbase != base || here.dli_fname == nullptr || std::string_view(here.dli_fname) != file) return false;
  seen.store(now, std::memory_order_relaxed);
  return true;
}

}  // namespace ufb::detail
