// MISUSE: ufb: a message is that of one rule: write it inside 'each', 'keys' and 'values'
#include <ufb/validate.hpp>
#include <vector>

struct marks {
  std::vector<int> all;
};

template <>
inline constexpr auto ufb::schema<marks> = ufb::object(
#ifdef MISUSE
    ufb::field<&marks::all>(ufb::message(ufb::each(ufb::min(0)), "no debts"))
#else
    ufb::field<&marks::all>(ufb::each(ufb::message(ufb::min(0), "no debts")))
#endif
);

bool check(const marks& of) { return ufb::is_valid(of); }
