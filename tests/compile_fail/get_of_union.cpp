// MISUSE: ufb: which field of an anonymous union is alive nobody knows
#include <array>
#include <ufb/glue.hpp>

struct reading {
  union {
    int count;
    double level;
  };
  int quality;
};

template <>
struct ufb::glue<reading> {
  static constexpr std::array<ufb::gen::field, 3> fields{{{"count"}, {"level"}, {"quality"}}};

  template <class Object, class Function>
  static constexpr auto apply(Object& object, Function&& function) {
    return function(ufb::gen::out_of_reach, ufb::gen::out_of_reach, object.quality);
  }
};

int field_of(const reading& one) {
#ifdef MISUSE
  return ufb::get<0>(one);
#else
  return ufb::get<2>(one);
#endif
}
