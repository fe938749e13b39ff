// MISUSE: ufb: a pool holds objects of one size: for arrays there is std::vector<T, ufb::pool_allocator<T>>
#include <ufb/pool.hpp>

#include <vector>

int main() {
#ifdef MISUSE
  auto numbers = ufb::make_pooled<int[]>(3);
#else
  std::vector<int, ufb::pool_allocator<int>> numbers(3);
#endif
  numbers[0] = 1;
  return numbers[0] - 1;
}
