// MISUSE: ufb: this draft holds what cannot be copied
#include <ufb/draft.hpp>
#include <ufb/schema.hpp>

#include <memory>
#include <utility>

struct inner {
  int number = 0;
  std::unique_ptr<int> owned;
};
struct outer {
  std::shared_ptr<inner> inside;
};
template <>
inline constexpr auto ufb::schema<inner> = ufb::object(ufb::field<&inner::number>(ufb::min(0)));

bool builds() {
  auto draft = ufb::draft<outer>();
  draft.set("inside.number", "1");
#ifdef MISUSE
  auto copy = draft;
  if (!copy.set("inside.number", "2")) return false;
#endif
  return std::move(draft).build().has_value();
}
