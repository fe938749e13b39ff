// MISUSE: ufb: Boost.PFR cannot give a field its default here
#include <memory>
#include <ufb/draft.hpp>
#include <utility>

struct owner {
  int number = 0;
#ifdef MISUSE
  const std::unique_ptr<int> owned;
#else
  std::unique_ptr<int> owned;
#endif
  int last = 0;
};

bool builds() {
  auto draft = ufb::draft<owner>();
  draft.set<&owner::last>(1);
  return std::move(draft).build_pooled().has_value();
}
