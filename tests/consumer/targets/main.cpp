// Uses a struct of each target; exits with 0 when all is as it should be.
#include "parts/part.hpp"
#include "shared.ufb.hpp"
#include "words/word.ufb.hpp"

int main() {
  if (ufb::build<word>().with_text("abcdefg").build()) return 1;
  if (!ufb::build<word>().with_text("abcde").build()) return 2;
  const part ten{10};
  if (ufb::is_valid(ten) || is_first_good(ten) || is_second_good(ten)) return 3;
  const auto one = ufb::build<shared>().with_first(shop::order{3}).build();
  if (!one || !is_good_elsewhere(*one) || is_good_elsewhere(shared{{0}})) return 4;
  return shop::rows_of(one->first) == 3 ? 0 : 5;
}
