// Values from texts, and drafts filled by name, fed by libFuzzer: nothing crashes, what is shown of a value is read as it, and what is read is
// what the rules of that format admit. Built and run by ctest where the compiler is Clang and AddressSanitizer is on.
#include <ufb/detail/show.hpp>
#include <ufb/draft.hpp>
#include <ufb/read.hpp>
#include <ufb/schema.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace drafted {

struct inner {
  int number = 0;
  std::unique_ptr<inner> inside;
};
struct form {
  std::string name;
  double amount = 0;
  std::chrono::sys_time<std::chrono::milliseconds> since;
  std::chrono::seconds duration{};
  std::optional<inner> inside;
};

}  // namespace drafted

template <>
inline constexpr auto ufb::schema<drafted::inner> = ufb::object(ufb::field<&drafted::inner::number>());

namespace {

std::string_view checked;  // for the message

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "not so: %s, for %zu bytes '%.*s'\n", what, checked.size(), static_cast<int>(checked.size()), checked.data());
  std::abort();
}

bool implies(bool premise, bool conclusion) { return !premise || conclusion; }

template <class V>
std::optional<V> read(std::string_view text) {
  return ufb::detail::read<V, void>(text);
}

template <class V>
void check_reading(std::string_view text) {
  const auto value = read<V>(text);
  require(!value || read<V>(ufb::detail::show(*value)) == value || *value != *value, "what is shown of a value is read as it");
}

void check_values(std::string_view text) {
  using namespace std::chrono;
  check_reading<int>(text);
  check_reading<std::uint8_t>(text);
  check_reading<bool>(text);
  check_reading<float>(text);
  check_reading<sys_time<nanoseconds>>(text);
  check_reading<sys_seconds>(text);
  check_reading<local_time<milliseconds>>(text);
  const bool is_moment = ufb::date_time.holds(text);
  require(read<sys_days>(text).has_value() == ufb::date.holds(text), "a day is a date");
  require(implies(read<sys_seconds>(text).has_value(), is_moment), "a moment is a date-time");
  require(read<sys_time<duration<double>>>(text).has_value() == is_moment, "a date-time is a moment");
  const auto whole = read<seconds>(text);
  const bool has_fraction = text.find_first_of(".,") != std::string_view::npos;
  require(implies(whole.has_value() && !has_fraction, ufb::duration.holds(text)), "a duration without a fraction is one of RFC 3339");
  require(implies(whole.has_value(), read<duration<double>>(text).has_value()), "so many whole seconds are so many");
}

/// A line a field, its name up to the first '='.
void check_draft(std::string_view text) {
  auto draft = ufb::draft<drafted::form>();
  unsigned set = 0;
  unsigned lines = 0;
  for (std::string_view rest = text; !rest.empty(); ++lines) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    const std::string_view name = line.substr(0, line.find('='));
    const bool is_set = draft.set(name, line.substr(std::min(name.size() + 1, line.size())));
    require(implies(is_set, draft.is_set(name)), "what was set is set");
    set += is_set ? 1 : 0;
  }
  const ufb::errors problems = draft.problems();
  require(implies(set == lines, problems.empty()), "where all was set there is no problem");
  require(!ufb::to_json(problems).empty(), "problems can be told");
  require(draft.missing().empty(), "nothing here is required");
  const auto built = std::move(draft).build();
  require(built.has_value() == problems.empty(), "without a problem it is built");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  checked = {reinterpret_cast<const char*>(data), size};
  check_values(checked);
  check_draft(checked);
  return 0;
}
