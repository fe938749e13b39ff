// Prints what objects and pools of them cost, beside what is documented of @noony-serverless/type-builder 1.3.0, which this project is about
// in C++, and what that really costs.
#include <cstdio>
#include <exception>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "measure.hpp"

namespace {

// On Node 20, measured: bytes retained an object, in interface, class and schema mode.
const std::map<std::string, std::map<std::string, int>> on_node = {
    {"S2", {{"interface", 56}, {"class", 40}, {"schema", 56}}},
    {"S5", {{"interface", 96}, {"class", 64}, {"schema", 96}}},
    {"S8", {{"interface", 400}, {"class", 328}, {"schema", 424}}},
};
const std::map<std::string, int> documented = {{"interface", 60}, {"class", 80}, {"schema", 120}};

double in_kib(std::size_t bytes) { return static_cast<double>(bytes) / 1024; }

void print(const std::vector<object_cost>& all) {
  std::printf("Bytes an object retains: S2 {name, email}, S5 {id, name, email, age, active}, S8 {S5, created_at, tags, metadata}\n\n");
  std::printf("               sizeof  retained   on Node: documented  measured\n");
  for (const object_cost& each : all) {
    std::printf("%s  %-9s  %6zu  ", each.shape.c_str(), each.mode.c_str(), each.object_bytes);
    if (each.retained_bytes) {
      std::printf("%8.1f", *each.retained_bytes);
    } else {
      std::printf("   not known");
    }
    if (const auto found = documented.find(each.mode); found != documented.end()) {
      std::printf("            %10d  %8d", found->second, on_node.at(each.shape).at(each.mode));
    }
    std::printf("\n");
  }
  std::printf("\nIdle objects of a pool, in KiB: their slots, what they own on the heap, and what is reserved for slots\n\n");
  std::printf("                     empty              100 idle             1000 idle\n");
  std::printf("               slots  own  res.    slots    own   res.    slots    own   res.\n");
  for (const object_cost& each : all) {
    if (each.mode == "by hand") continue;
    std::printf("%s  %-9s", each.shape.c_str(), each.mode.c_str());
    for (const pool_cost& pool : each.pools) {
      std::printf(pool.idle == 0 ? "  %5.0f%5.0f%6.0f" : "  %7.1f%7.1f%7.1f", in_kib(pool.slot_bytes), in_kib(pool.owned_bytes), in_kib(pool.reserved_bytes));
    }
    std::printf("\n");
  }
  std::printf("\non Node, which pools builders: documented 4-6 KB for 100 and 40-60 KB for 1000; measured 273-417 B each: 27-42 KB and 273-417 KB\n");
}

}  // namespace

int main(int, char** argv) {
  try {
    print(measure());
    return 0;
  } catch (const std::exception& error) {
    std::cerr << argv[0] << ": " << error.what() << '\n';
    return 1;
  }
}
