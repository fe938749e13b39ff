#include <chrono>
#include <cstdint>
#include <map>
#include <string>

struct [[ufb::builder]] order {
  [[ufb::range(0, 300)]] std::uint8_t count;  // expected-error-re {{{{.*}} cannot be '300'}} expected-note {{}}
  [[ufb::min(-1)]] unsigned weight;  // expected-error-re {{{{.*}} cannot be '-1'}} expected-note {{}}
  [[ufb::length(-1)]] std::string name;  // expected-error-re {{{{.*}} cannot be '-1'}} expected-note {{counts start at 0}}
  [[ufb::min(std::chrono::milliseconds{1500})]] std::chrono::seconds wait;  // expected-error-re {{'std::chrono::seconds' cannot be {{.*}}1500}} expected-note {{it counts std::chrono::seconds: it holds whole numbers from}}
  [[ufb::max(std::chrono::hours{1})]] std::chrono::duration<short, std::milli> pause;  // expected-error-re {{cannot be {{.*}}1}} expected-note {{from -32768 to 32767}}
  [[ufb::min(std::chrono::sys_seconds{std::chrono::seconds{1}})]] std::chrono::sys_days day;  // expected-error {{cannot be}} expected-note {{it counts std::chrono::days}}
  [[ufb::has(300)]] std::map<std::uint8_t, int> codes;  // expected-error {{a key of 'std::map<std::uint8_t, int>' cannot be '300'}} expected-note {{from 0 to 255}}
};
