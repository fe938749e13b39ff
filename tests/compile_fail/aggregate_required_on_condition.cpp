// MISUSE: a required field cannot be set on a condition
#include <string>
#include <ufb/ufb.hpp>

struct user {
  std::string name;
  int age = 18;
};
template <>
inline constexpr auto ufb::schema<user> = ufb::object(ufb::field<&user::name>(ufb::required));

bool builds(bool known) {
#ifdef MISUSE
  return ufb::build<user>().with_if<&user::name>(known, "Ada").build().has_value();
#else
  return ufb::build<user>().with<&user::name>("Ada").with_if<&user::age>(known, 3).build().has_value();
#endif
}
