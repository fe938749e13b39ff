// The library ufb::allocation_counter: programs that link it have their allocations counted, each once, and operator new as before.
#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <new>
#include <sstream>
#include <string>
#include <thread>
#include <ufb/track_memory.hpp>

namespace {

template <class Function>
std::uint64_t allocations_of(Function function) {
  std::ostringstream out;
  const auto tracked = ufb::track_memory("count", function, out);
  REQUIRE(tracked.allocations);
  CHECK(out.str().find("  Allocations: " + std::to_string(*tracked.allocations) + "\n") != std::string::npos);
  return *tracked.allocations;
}

struct alignas(64) line {
  char bytes[64];
};

// Not taken out by a compiler that sees that nobody looks at the memory.
template <class T>
[[gnu::noinline]] T* keep(T* pointer) {
  asm volatile("" : "+r"(pointer));
  return pointer;
}

int handled = 0;

}  // namespace

TEST_CASE("track_memory: every form of new is counted once") {
  CHECK(allocations_of([] {}) == 0);
  CHECK(allocations_of([] { delete keep(new int(1)); }) == 1);
  CHECK(allocations_of([] { delete[] keep(new int[100]); }) == 1);
  CHECK(allocations_of([] { delete keep(new (std::nothrow) int); }) == 1);
  CHECK(allocations_of([] { delete[] keep(new (std::nothrow) int[3]); }) == 1);
  CHECK(allocations_of([] {
          line* const one = keep(new line);
          CHECK(reinterpret_cast<std::uintptr_t>(one) % 64 == 0);
          delete one;
        }) == 1);
  CHECK(allocations_of([] { delete[] keep(new line[3]); }) == 1);
  CHECK(allocations_of([] { delete keep(new (std::nothrow) line); }) == 1);
  CHECK(allocations_of([] {
          for (int i = 0; i != 1000; ++i) delete keep(new int);
        }) == 1000);
}

TEST_CASE("track_memory: those of other threads too, also after they ended") {
  const std::uint64_t threads_themselves = allocations_of([] { std::thread([] {}).join(); });
  CHECK(allocations_of([] {
          std::thread([] {
            for (int i = 0; i != 500; ++i) delete keep(new int);
          }).join();
        }) == threads_themselves + 500);
}

TEST_CASE("track_memory: beside a counter, operator new is as it was") {
  ::operator delete(keep(::operator new(0)));
  const auto handler = std::set_new_handler([] {
    ++handled;
    std::set_new_handler(nullptr);
  });
  std::size_t most = (std::numeric_limits<std::size_t>::max)();
  const std::size_t too_much = *keep(&most) / 2;
  CHECK_THROWS_AS(keep(::operator new(too_much)), std::bad_alloc);
  CHECK(handled == 1);
  CHECK_THROWS_AS(keep(::operator new(too_much, std::align_val_t{64})), std::bad_alloc);
  CHECK(::operator new(too_much, std::nothrow) == nullptr);
  ::operator delete(keep(::operator new(10, std::align_val_t{1})), std::align_val_t{1});
  std::set_new_handler(handler);
}
