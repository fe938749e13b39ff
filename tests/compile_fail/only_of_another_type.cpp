// MISUSE: ufb: only<…> takes pointers to fields of the type that is validated
#include <ufb/validate.hpp>

struct extent {
  int width;
};
struct other {
  int width;
};

template <>
inline constexpr auto ufb::schema<extent> = ufb::object(ufb::field<&extent::width>(ufb::min(1)));

bool check(const extent& one) {
#ifdef MISUSE
  return ufb::is_valid(one, ufb::only<&other::width>);
#else
  return ufb::is_valid(one, ufb::only<&extent::width>);
#endif
}
