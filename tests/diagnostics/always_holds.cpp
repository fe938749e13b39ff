#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

struct [[ufb::builder]] order {
  [[ufb::range(0, 255)]] std::uint8_t byte;  // expected-warning {{'range' always holds for 'std::uint8_t'}} expected-note {{it holds whole numbers from 0 to 255}}
  [[ufb::min(0)]] unsigned count;  // expected-warning {{'min' always holds for 'unsigned'}} expected-note {{it holds whole numbers from 0 to 4294967295}}
  [[ufb::max(127)]] signed char letter;  // expected-warning {{'max' always holds for 'signed char'}} expected-note {{it holds whole numbers}}
  [[ufb::length(0)]] std::string name;  // expected-warning {{'length' always holds for 'std::string'}} expected-note {{there is nothing smaller than 0}}
  [[using ufb: size(0), each, size(0)]] std::vector<std::vector<int>> lines;  // expected-warning {{'size' always holds for an element of 'lines'}} expected-warning {{'size' always holds for 'std::vector}} expected-note 2 {{there is nothing smaller than 0}}
  [[ufb::unique]] std::set<int> ids;  // expected-warning {{'unique' always holds for 'std::set<int>'}} expected-note {{it has no two equal elements anyway}}
  [[ufb::unique]] std::map<int, int> by_id;  // expected-warning {{'unique' always holds for 'std::map<int, int>'}} expected-note {{it has no two equal elements anyway}}

  // These do not.
  [[ufb::range(0, 254)]] std::uint8_t less;
  [[ufb::min(1)]] unsigned positive;
  [[ufb::range(-1e308 * 10, 1e308 * 10)]] double number;
  [[ufb::unique]] std::multiset<int> repeated;
};
