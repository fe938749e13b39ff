// message: the rule before it, in words of the user's own.
#pragma once

#include <optional>
#include <string>
#include <vector>

struct [[using ufb: builder, check(is_consistent, "rating"), message("nobody can be that happy")]] review {
  [[using ufb: range(1, 5), message("give one to five stars")]] int rating = 3;
  [[using ufb: required, message("say who you are"), trim, length(1, 64)]] std::optional<std::string> author;
  [[using ufb: size(0, 2), each, not_empty, message("a tag has \"text\""), length(0, 8)]] std::vector<std::string> tags;

  bool is_consistent() const { return rating < 5 || tags.empty(); }
};
