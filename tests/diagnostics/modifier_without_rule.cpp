#include <string>
#include <vector>

bool is_sane(const struct order&);

struct [[using ufb: builder, message("nobody's")]] order {  // expected-error {{no rule stands before 'message'}} expected-note {{write it after the rule that it is about}}
  [[using ufb: trim, code("blank")]] std::string name;  // expected-error {{no rule stands before 'code'}} expected-note {{write it after the rule that it is about}}
  [[using ufb: size(0, 3), each, message("an element's"), length(1)]] std::vector<std::string> tags;  // expected-error {{no rule stands before 'message'}} expected-note {{write it after the rule that it is about}}
  [[using ufb: trim, length(1), message("the length's")]] std::string title;
};
