#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

struct point {
  int x, y;
};

struct mark {
  int at;
  bool operator==(const mark&) const = default;
};

namespace drawing {
struct stroke {
  double width;
};
bool operator==(const stroke& one, const stroke& other);
struct earlier {
  int at;
  bool operator<(const earlier& other) const { return at < other.at; }
};
}  // namespace drawing

struct [[ufb::builder]] figure {
  [[ufb::unique]] std::vector<point> corners;  // expected-error {{'unique' cannot compare what is in 'std::vector<point>': there is no == for it}} expected-note {{give it an operator==}}
  [[ufb::unique]] std::vector<std::pair<int, point>> numbered;  // expected-error {{cannot compare}} expected-note {{give it}}
  [[ufb::unique]] std::multimap<std::string, point> named;      // expected-error {{cannot compare}} expected-note {{give it}}
  [[using ufb: each, unique]] std::vector<std::vector<std::vector<point>>> all;  // expected-error {{cannot compare}} expected-note {{give it}}
  [[ufb::unique]] int grid[2][3];                // expected-error {{cannot compare}} expected-note {{give it}}
  [[ufb::unique]] std::vector<mark> marks;
  [[ufb::unique]] std::vector<drawing::stroke> strokes;
  [[ufb::unique]] std::vector<std::pair<int, std::vector<std::string>>> labels;
  [[ufb::unique]] std::set<drawing::earlier> events;  // expected-warning {{'unique' always holds}} expected-note {{it has no two equal elements anyway}}
};
