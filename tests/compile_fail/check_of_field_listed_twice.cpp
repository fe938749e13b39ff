// MISUSE: ufb: a check names a field that is in the schema twice
#include <ufb/validate.hpp>

struct extent {
  int width;
};

template <>
inline constexpr auto ufb::schema<extent> = ufb::object(ufb::field<&extent::width>(ufb::min(1)),
#ifdef MISUSE
                                                        ufb::field<&extent::width>(ufb::max(9)),
#endif
                                                        ufb::check<&extent::width>("is_odd", [](const extent& one) {
                                                          return one.width % 2 != 0;
                                                        }));

bool check(const extent& one) { return ufb::is_valid(one); }
