// How many bytes does a pooled object cost over its own? `PEER BYTES`: prints what one of a million live objects of that size costs over
// its size, in resident memory. `idle`: prints what a pool of ufb has with no, 100 and 1000 idle objects. pool.sh makes tables of both.
#include <malloc.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "pool_peers.hpp"

namespace bench {
namespace {

std::size_t resident_bytes() {
  std::size_t size = 0, resident = 0;
  std::ifstream("/proc/self/statm") >> size >> resident;
  return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

template <class Peer>
void print_overhead(std::size_t bytes) {
  constexpr std::size_t count = 1'000'000;
  std::vector<void*> objects(count, &objects);                         // resident before anything is measured
  for (std::size_t i = 0; i != 1000; ++i) objects[i] = Peer::take(i);  // and so is the allocator
  const std::size_t before = resident_bytes();
  for (std::size_t i = 1000; i != count; ++i) objects[i] = Peer::take(i);
  const std::size_t after = resident_bytes();
  std::printf("%.2f\n", static_cast<double>(after - before) / (count - 1000) - static_cast<double>(bytes));
  std::_Exit(std::fflush(stdout));
}

// A type, and so a pool, for each number of idle objects.
template <std::size_t Bytes, std::size_t Idle>
struct idle_object : object<Bytes> {
  using object<Bytes>::object;
};

template <std::size_t Bytes, std::size_t Idle>
void print_idle() {
  using type = idle_object<Bytes, Idle>;
  const std::size_t heap_before = mallinfo2().uordblks, slabs_before = ufb::get_pool_stats().bytes_reserved;
  {
    std::vector<ufb::pooled<type>> objects;
    for (std::size_t i = 0; i != Idle; ++i) objects.push_back(ufb::make_pooled<type>(i));
  }
  const std::size_t heap = mallinfo2().uordblks - heap_before, slabs = ufb::get_pool_stats().bytes_reserved - slabs_before;
  std::printf("%zu\t%zu\t%zu\t%zu\n", Bytes, Idle, slabs, heap);
}

template <std::size_t Bytes>
void print_idle_of() {
  print_idle<Bytes, 0>();
  print_idle<Bytes, 100>();
  print_idle<Bytes, 1000>();
}

template <class Visit>
bool visit_size(std::string_view bytes, Visit visit) {
  const auto is = [&]<std::size_t Bytes>() {
    if (bytes != std::to_string(Bytes)) return false;
    visit.template operator()<Bytes>();
    return true;
  };
  return is.template operator()<64>() || is.template operator()<80>() || is.template operator()<128>();
}

}  // namespace
}  // namespace bench

int main(int argc, char** argv) {
  const std::string_view what = argc > 1 ? argv[1] : "", size = argc > 2 ? argv[2] : "";
  if (what == "idle") {
    static char out[BUFSIZ];
    std::setvbuf(stdout, out, _IOFBF, sizeof out);  // no heap memory of printf's
    ufb::make_pooled<bench::object<32>>(std::uint64_t{1}).reset();
    ufb::set_pool_budget(ufb::pool_budget());  // what all pools share is there
    bench::print_idle_of<64>();
    bench::print_idle_of<80>();
    bench::print_idle_of<128>();
    return 0;
  }
  const bool known = bench::visit_size(size, [&]<std::size_t Bytes>() {
    bench::visit_peer(what, []<template <class> class Peer>() { bench::print_overhead<Peer<bench::object<Bytes>>>(Bytes); });
  });
  std::fprintf(stderr, "usage: %s PEER 64|80|128, or idle%s; the peers are in pool_peers.hpp\n", argv[0], known ? "" : ": no such size");
  return 2;
}
