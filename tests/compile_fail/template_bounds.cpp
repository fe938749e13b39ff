// MISUSE: shop::index: '1' is greater than 'Size' in 'length'
#include "../golden/templates/expected.hpp"

#include <ufb/ufb.hpp>

#ifdef MISUSE
using narrow = shop::index<std::string, 0>;
#else
using narrow = shop::index<std::string, 1>;
#endif

int main() {
  auto built = ufb::build<narrow>().with_key("a").with_numbers({}).with_count({1, 0}).build();
  return built ? 0 : 1;
}
