// pool.hpp at the edges of a process: after main, in threads that do not end before it, in the child of a fork, and when a shared object
// that used a pool is unloaded. Each case is a process of its own, run by ctest with the case's name; it ends with 0 or says what was
// wrong.
#include "pool_process.hpp"

#include <dlfcn.h>
#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <thread>
#include <vector>

namespace {

using pool_process::recycling;
using shop::order;

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "wrong: %s\n", what);
  std::_Exit(1);
}

// Constructed before all others, and so destroyed after them: the last to look.
struct last_look {
  bool expects_release = false;
  ~last_look() {
    if (!expects_release) return;
    const ufb::pool_detail stats = ufb::pool<order>::stats();
    require(stats.live == 0, "the other file's object was not released");
    auto late = recycling<order>::make(1, 50);
    require(late->text.size() == 50, "no object after the other file's statics");
  }
};
[[gnu::init_priority(200)]] last_look look;

int after_main() {
  pool_process::kept_until_the_end = recycling<order>::make(1, 1000);
  require(ufb::pool<order>::stats().live == 1, "one is live");
  look.expects_release = true;
  return 0;
}

int at_exit() {
  auto* const mine = ufb::make_pooled<order>(order{7, "kept"}).release();
  static order* handed = nullptr;
  handed = mine;
  return std::atexit([] {
    require(handed->number == 7, "the object is not what it was");
    ufb::pooled<order>::adopt(handed).reset();
    std::vector<ufb::pooled<order>> many;
    for (std::uint64_t i = 0; i != 3000; ++i) many.push_back(recycling<order>::make(i, 40));
    many.clear();
    require(ufb::pool<order>::stats().live == 0, "objects are live");
    ufb::clear_pools();
    require(ufb::pool<order>::stats().objects == 0, "objects are idle");
  });
}

// A thread ends with objects that others have; another never ends, and has objects when the process does.
int threads() {
  std::vector<ufb::pooled<order>> outlive;
  std::thread([&] {
    for (std::uint64_t i = 0; i != 100; ++i) outlive.push_back(recycling<order>::make(i, 200));
  }).join();
  for (std::uint64_t i = 0; i != 100; ++i)
    require(outlive[i]->number == i && outlive[i]->text.size() == 200, "an object died with its thread");
  outlive.clear();
  require(ufb::pool<order>::stats().live == 0, "objects are live");

  static std::atomic<bool> has_some{false};
  pthread_t endless;
  require(pthread_create(
              &endless, nullptr,
              [](void*) -> void* {
                std::array<ufb::pooled<order>, 100> some;
                for (auto& one : some) one = ufb::make_pooled<order>();
                has_some = true;
                for (;;) pause();
                return nullptr;
              },
              nullptr) == 0,
          "no thread");
  pthread_detach(endless);
  while (!has_some) std::this_thread::yield();
  require(ufb::pool<order>::stats().live == 100, "the endless thread's objects are live");
  return 0;
}

// The child has what the parent had, uses all of its pools, and ends as any process does; the parent notices nothing.
int forks() {
  static std::atomic<bool> stop{false};
  static std::atomic<int> started{0};
  std::array<pthread_t, 3> busy;
  for (pthread_t& each : busy) {
    require(pthread_create(
                &each, nullptr,
                [](void*) -> void* {
                  std::array<ufb::pooled<order>, 150> some;  // no heap memory, which the child would have lost
                  for (auto& one : some) one = ufb::make_pooled<order>();
                  ++started;
                  while (!stop) {
                    for (auto& one : some) one.reset();
                    for (auto& one : some) one = ufb::make_pooled<order>();
                  }
                  return nullptr;
                },
                nullptr) == 0,
            "no thread");
  }
  while (started != 3) std::this_thread::yield();
  struct item {
    std::uint64_t words[8];
  };
  std::vector<ufb::pooled<item>> mine;
  for (std::uint64_t i = 0; i != 500; ++i) mine.push_back(ufb::make_pooled<item>(item{{i}}));
  const ufb::pool_detail before = ufb::pool<item>::stats();
  for (int round = 0; round != 5; ++round) {
    const pid_t child = fork();
    if (child == 0) {
      for (std::uint64_t i = 0; i != 500; ++i) require(mine[i]->words[0] == i, "the child has other objects");
      mine.clear();
      std::vector<ufb::pooled<order>> many(2000);
      for (auto& one : many) one = ufb::make_pooled<order>();
      many.clear();
      require(ufb::pool<item>::stats().live == 0, "the child's objects are live");
      ufb::clear_pools();
      std::fflush(nullptr);
      _exit(0);
    }
    int status = -1;
    require(waitpid(child, &status, 0) == child && status == 0, "the child failed");
  }
  const ufb::pool_detail after = ufb::pool<item>::stats();
  require(after.live == 500 && after.misses == before.misses && after.hits == before.hits, "the parent noticed");
  for (std::uint64_t i = 0; i != 500; ++i) require(mine[i]->words[0] == i, "the parent's objects changed");
  stop = true;
  for (pthread_t each : busy) pthread_join(each, nullptr);
  mine.clear();
  require(ufb::pool<order>::stats().live == 0, "objects are live");
  return 0;
}

struct plugin {
  explicit plugin(const char* path) : handle(dlopen(path, RTLD_NOW | RTLD_LOCAL)), file(path) {
    if (handle == nullptr) std::fprintf(stderr, "%s\n", dlerror());
    require(handle != nullptr, "no plugin");
  }
  template <class Function>
  Function* find(const char* name) const {
    void* const found = dlsym(handle, name);
    require(found != nullptr, name);
    return reinterpret_cast<Function*>(found);
  }
  void unload() {
    require(dlclose(handle) == 0, "dlclose");
    require(dlopen(file, RTLD_NOW | RTLD_NOLOAD) == nullptr, "the plugin is still loaded");
  }
  void* handle;
  const char* file;
};

std::size_t pools_of(std::string_view name) {
  std::size_t count = 0;
  for (const ufb::pool_detail& each : ufb::get_detailed_pool_stats()) count += each.name == name ? 1 : 0;
  return count;
}

// One type, one pool, whoever makes and gives back; and what a plugin leaves idle and alive is no trap once it is gone.
int unloads(const char* first_path, const char* second_path) {
  plugin first(first_path), second(second_path);
  {
    auto here = recycling<order>::make(1, 100);
    order* const from_first = first.find<order*(std::uint64_t)>("plugin_make_order")(2);
    order* const from_second = second.find<order*(std::uint64_t)>("plugin_make_order")(3);
    require(pools_of("shop::order") == 1, "the plugins have pools of their own");
    require(ufb::pool<order>::stats().live == 3, "three are live");
    require(from_first->number == 2 && from_second->text.size() == 100, "an object is not what was made");
    second.find<void(order*)>("plugin_give_order")(from_first);
    ufb::pooled<order>::adopt(from_second).reset();
    first.find<void(order*)>("plugin_give_order")(here.release());
    require(ufb::pool<order>::stats().live == 0 && ufb::pool<order>::stats().objects == 3, "three are idle");
  }
  first.find<void(std::size_t)>("plugin_leave_notes")(50);
  second.find<void(std::size_t)>("plugin_leave_notes")(50);
  require(pools_of("plugin_a::note") == 1 && pools_of("plugin_b::note") == 1, "each plugin's own type has a pool");

  second.unload();  // it was the last to use the shared type's pool
  auto again = recycling<order>::make(4, 10);
  again.reset();
  ufb::pool<order>::set_limit(0);  // destroys them: the program can
  ufb::pool<order>::set_limit(1000);
  require(ufb::pool<order>::stats().objects == 0, "orders are idle");

  plugin reloaded(second_path);
  reloaded.find<void(std::size_t)>("plugin_leave_notes")(10);
  require(pools_of("plugin_b::note") == 1, "the type that came back has another pool");
  reloaded.unload();
  first.unload();
  ufb::clear_pools();  // nobody can destroy the notes
  require(ufb::get_pool_stats().total_objects == 0, "objects are idle");
  require(ufb::get_pool_stats().bytes_reserved == 0, "memory is reserved");
  return 0;
}

// The program's own handlers of fork use the pools; they were there before the first pool.
int own_handlers() {
  constexpr auto handler = [] { ufb::clear_pools(); };
  if (pthread_atfork(handler, handler, handler) != 0) return 1;
  const auto kept = ufb::make_pooled<order>();
  const pid_t child = fork();
  if (child == 0) {
    ufb::make_pooled<order>().reset();
    _exit(0);
  }
  int status = 1;
  return child > 0 && waitpid(child, &status, 0) == child && status == 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
  const std::string_view what = count > 1 ? arguments[1] : "";
  if (what == "after_main") return after_main();
  if (what == "at_exit") return at_exit();
  if (what == "threads") return threads();
  if (what == "forks") return forks();
  if (what == "own_handlers") return own_handlers();
  if (what == "unloads" && count == 4) return unloads(arguments[2], arguments[3]);
  std::fprintf(stderr, "usage: %s after_main|at_exit|threads|forks|own_handlers|unloads PLUGIN PLUGIN\n", arguments[0]);
  return 2;
}
