// MISUSE: ufb: an object that cannot be moved does not fit into a result: use build_pooled()
#include <memory>
#include <ufb/draft.hpp>
#include <utility>

struct owner {
  int number = 0;
  const std::unique_ptr<int> owned;
};

bool builds() {
  auto draft = ufb::draft<owner>();
  draft.set<&owner::owned>(std::make_unique<int>(1));
#ifdef MISUSE
  return std::move(draft).build().has_value();
#else
  return std::move(draft).build_pooled().has_value();
#endif
}
