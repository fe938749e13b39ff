// MISUSE: ufb: a check names a field that is not in the schema
#include <ufb/validate.hpp>

struct extent {
  int width;
  int height;
};

template <>
inline constexpr auto ufb::schema<extent> = ufb::object(ufb::field<&extent::width>(ufb::min(1)),
#ifndef MISUSE
                                                        ufb::field<&extent::height>(),
#endif
                                                        ufb::check<&extent::width, &extent::height>("is_flat", [](const extent& one) {
                                                          return one.width > one.height;
                                                        }));

bool check(const extent& one) { return ufb::is_valid(one); }
