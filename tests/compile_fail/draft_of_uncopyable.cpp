// MISUSE: ufb: this draft holds what cannot be copied
#include <ufb/draft.hpp>

#include <memory>
#include <utility>

struct owner {
  std::unique_ptr<int> owned;
};

bool builds() {
  auto draft = ufb::draft<owner>();
  draft.set<&owner::owned>(nullptr);
#ifdef MISUSE
  if (!draft.build()) return false;
#endif
  return std::move(draft).build().has_value();
}
