// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("every kind of argument arrives") {
  std::vector<std::unique_ptr<int>> owners;
  owners.push_back(std::make_unique<int>(9));
  const std::map<std::string, int> ordered{{"a", 1}};
  const int counts[] = {1, 2};
  const std::vector<std::pair<int, char>> pairs{{1, 'a'}};
  auto built = ufb::build<outer::everything>()
                  .with_fixed({1, 2, 3})
                  .with_queue({"x", "y"})
                  .with_path("/srv")
                  .with_call([](int v) { return v + 1; })
                  .with_ordered(ordered)
                  .with_hashed({{1, "one"}})
                  .with_numbers({3, 1})
                  .with_shared(std::make_shared<int>(4))
                  .with_owned(std::make_unique<int>(5))
                  .with_either("text")
                  .with_owners(std::move(owners))
                  .with_bits({true, false})
                  .with_pairs(pairs)
                  .with_view("view")
                  .with_shown(counts)
                  .with_file(outer::handle(7))
                  .with_constant("fixed")
                  .with_small(8)
                  .with_wide(1.5L)
                  .with_letter(L'w')
                  .with_class_(1)
                  .with_with_x(2)
                  .with_type(3)
                  .with_S(4)
                  .with_build(5)
                  .build();
  REQUIRE(built);
  const outer::everything made = *std::move(built);
  CHECK(made.shown[1] == 2);
  CHECK(made.fixed[2] == 3);
  CHECK(made.queue.back() == "y");
  CHECK(made.path == "/srv");
  CHECK(made.call(1) == 2);
  CHECK(made.ordered == ordered);
  CHECK(made.hashed.at(1) == "one");
  CHECK(made.numbers.size() == 2);
  CHECK(*made.shared == 4);
  CHECK(*made.owned == 5);
  CHECK(std::get<std::string>(made.either) == "text");
  CHECK(*made.owners.at(0) == 9);
  CHECK(made.bits.size() == 2);
  CHECK(made.pairs == pairs);
  CHECK(made.view == "view");
  CHECK(made.file.number == 7);
  CHECK(made.constant == "fixed");
  CHECK(made.small == 8);
  CHECK(made.wide == 1.5L);
  CHECK(made.letter == L'w');
  CHECK(made.class_ + made.with_x + made.type + made.S + made.build == 15);
  CHECK(made.name + made.in + made.value + made.next + made.arguments + made.object + made.fields + made.state == 0);
  CHECK(made.raw == nullptr);
}

TEST_CASE("a path is text to the rules") {
  const auto path_error = [](const std::filesystem::path& path) { return ufb::validate(outer::pathed{path}); };
  CHECK(path_error("/srv").empty());
  CHECK(to_string(path_error("/srv/1")) == "path: must match /[a-z/]+ (got \"/srv/1\")\n");
}
