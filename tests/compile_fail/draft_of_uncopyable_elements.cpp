// MISUSE: ufb: this draft holds what cannot be copied
#include <ufb/draft.hpp>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

struct drawing {
  int number = 0;
  std::optional<std::map<std::string, std::vector<std::unique_ptr<int>>>> layers;
};

bool builds() {
  auto draft = ufb::draft<drawing>();
  draft.set<&drawing::number>(1);
#ifdef MISUSE
  if (!draft.build()) return false;
#endif
  return std::move(draft).build().has_value();
}
