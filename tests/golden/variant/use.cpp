// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("an alternative keeps its rules, under the field's path") {
  CHECK(ufb::build<payment>().with_by(card{"1234"}).with_amount(2).with_notes(std::vector<std::string>{"a"}).build());
  payment one;
  one.notes = std::vector<std::string>{""};
  CHECK(ufb::to_string(ufb::validate(one)) ==
        "by: must be set\n"
        "notes[0]: must not be empty (got \"\")\n");
  one.by = card{"123"};
  one.amount = 100.5;
  one.notes = std::vector<std::optional<std::variant<std::string>>>{std::nullopt, ""};
  CHECK(ufb::to_string(ufb::validate(one)) ==
        "by.digits: must be exactly 4 bytes long (got \"123\")\n"
        "amount: must be between 1 and 100 (got 100.5)\n"
        "notes[1]: must not be empty (got \"\")\n");
  one.by = std::vector<card>{{"1234"}, {""}};
  one.amount = 3;
  one.notes = std::vector<std::string>(4, "a");
  CHECK(ufb::to_string(ufb::validate(one)) ==
        "by[1].digits: must be exactly 4 bytes long (got \"\")\n"
        "amount: must pass the check is_even (got 3)\n"
        "notes: must have at most 3 elements (got [\"a\", \"a\", \"a\", \"a\"])\n");
  one.by = std::make_unique<card>();
  CHECK(ufb::validate(one)[0].path == "by.digits");
  one.by = "cash";
  CHECK(ufb::validate(one)[0].path == "amount");
}
