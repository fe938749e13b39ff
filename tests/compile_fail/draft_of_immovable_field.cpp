// MISUSE: ufb: the field's type cannot be moved, so a draft cannot keep a value of it
#include <ufb/draft.hpp>

#include <atomic>

struct counter {
  int limit = 0;
  std::atomic<int> count = 0;
};

bool sets() {
  auto draft = ufb::draft<counter>();
  draft.set<&counter::limit>(1);
#ifdef MISUSE
  draft.set<&counter::count>(1);
#endif
  return draft.is_set<&counter::limit>();
}
