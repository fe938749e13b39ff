// MISUSE: no matching
#include <string_view>
#include <ufb/build.hpp>

class money {
 public:
  explicit money(std::string_view text) : digits_(text.size()) {}

 private:
  std::size_t digits_;
};

struct offer {
  money price;
};

#ifndef MISUSE
template <>
inline constexpr auto ufb::schema<offer> = ufb::object(ufb::field<&offer::price>(ufb::into));
#endif

void build() { static_cast<void>(ufb::build<offer>().with<&offer::price>("12.50").build()); }
