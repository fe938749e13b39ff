// rules/declared.hpp: values that have a name, found among their numbers by runs.
#include <ufb/validate.hpp>
#include <ufb/rule.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace {

enum class color { red, green, blue };
enum class edges : std::int8_t { least = -128, almost = -127, zero = 0, most = 127 };
enum class large : std::uint64_t { one = 1, all = std::numeric_limits<std::uint64_t>::max() };
enum class yes : bool { no, yes };
enum unscoped { apple = 3, pear = 4, plum = 9 };
enum class bits : std::int8_t { low = 1, high = -128 };
enum class many { a = 1, b = 3, c = 5, d = 7, e = 9, f = 11, g = 13, h = 15, i = 17 };

struct painted {
  color background;
  std::vector<bits> masks;
};

template <class Rule, class V>
std::vector<long> those_that_hold(const Rule& rule, V, long from, long to) {
  std::vector<long> found;
  for (long number = from; number <= to; ++number)
    if (rule.holds(static_cast<V>(number))) found.push_back(number);
  return found;
}

}  // namespace

template <>
inline constexpr auto ufb::schema<painted> =
    ufb::object(ufb::field<&painted::background>(ufb::declared<color::red, color::blue>()),
                ufb::field<&painted::masks>(ufb::each(ufb::declared_bits<bits::low, bits::high>())));

TEST_CASE("a value is declared if it is one of them, whatever their order and gaps") {
  CHECK(those_that_hold(ufb::declared<color::blue, color::red, color::green>(), color(), -3, 5) == std::vector<long>{0, 1, 2});
  CHECK(those_that_hold(ufb::declared<color::blue, color::red>(), color(), -3, 5) == std::vector<long>{0, 2});
  CHECK(those_that_hold(ufb::declared<edges::most, edges::zero, edges::almost, edges::least>(), edges(), -128, 127) ==
        std::vector<long>{-128, -127, 0, 127});
  CHECK(those_that_hold(ufb::declared<apple, pear, plum>(), apple, 0, 15) == std::vector<long>{3, 4, 9});
  CHECK(ufb::declared<large::one, large::all>().holds(large::all));
  CHECK_FALSE(ufb::declared<large::one, large::all>().holds(static_cast<large>(0)));
  CHECK(ufb::declared<yes::no, yes::yes>().holds(yes::yes));
  static_assert(ufb::declared<color::red>().holds(color::red));
  static_assert(!ufb::declared<color::red>().holds(color::green));
}

TEST_CASE("of flags every combination is declared, and no other bit") {
  CHECK(those_that_hold(ufb::declared_bits<bits::low, bits::high>(), bits(), -128, 127) == std::vector<long>{-128, -127, 0, 1});
}

TEST_CASE("the message lists the names, and of many the first") {
  CHECK(ufb::to_string(ufb::validate(painted{color::green, {bits::low, static_cast<bits>(2)}})) ==
        "background: must be one of red, blue (got 1)\n"
        "masks[1]: must be made of low, high (got 2)\n");
  CHECK(ufb::detail::message_of(ufb::declared<many::a, many::b, many::c, many::d, many::e, many::f, many::g, many::h>()) == "must be one of a, b, c, d, e, f, g, h");
  CHECK(ufb::detail::message_of(ufb::declared<many::a, many::b, many::c, many::d, many::e, many::f, many::g, many::h, many::i>()) ==
        "must be one of a, b, c, d, e, f, g, h, … (9 values)");
}
