// What does ufb cost over the same code by hand? Validation, building and pooled building, generated and through Boost.PFR, at three sizes.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>

#include "by_hand.hpp"
#include "measure.hpp"
#include "plain_user.hpp"
#include "sizes.hpp"
#include "user.ufb.hpp"

namespace bench {
namespace {

/// The two paths to a builder, each with all six fields set.
struct generated {
  using type = user;
  static constexpr std::string_view path = "";

  template <class Name, class Email, class City, class Tags>
  [[gnu::always_inline]] static auto build(Name&& name, Email&& email, int age, City&& city, bool active, Tags&& tags) {
    return ufb::build<user>()
        .with_name(std::forward<Name>(name))
        .with_email(std::forward<Email>(email))
        .with_age(age)
        .with_city(std::forward<City>(city))
        .with_active(active)
        .with_tags(std::forward<Tags>(tags))
        .build();
  }
  [[gnu::always_inline]] static auto build_pooled(const values& from) {
    return ufb::build<user>()
        .with_name(from.name)
        .with_email(from.email)
        .with_age(from.age)
        .with_city(from.city)
        .with_active(from.active)
        .with_tags(from.tags)
        .build_pooled();
  }
};

struct through_pfr {
  using type = plain_user;
  static constexpr std::string_view path = "PFR: ";

  template <class Name, class Email, class City, class Tags>
  [[gnu::always_inline]] static auto build(Name&& name, Email&& email, int age, City&& city, bool active, Tags&& tags) {
    return ufb::build<plain_user>()
        .with<&plain_user::name>(std::forward<Name>(name))
        .template with<&plain_user::email>(std::forward<Email>(email))
        .template with<&plain_user::age>(age)
        .template with<&plain_user::city>(std::forward<City>(city))
        .template with<&plain_user::active>(active)
        .template with<&plain_user::tags>(std::forward<Tags>(tags))
        .build();
  }
  [[gnu::always_inline]] static auto build_pooled(const values& from) {
    return ufb::build<plain_user>()
        .with<&plain_user::name>(from.name)
        .with<&plain_user::email>(from.email)
        .with<&plain_user::age>(from.age)
        .with<&plain_user::city>(from.city)
        .with<&plain_user::active>(from.active)
        .with<&plain_user::tags>(from.tags)
        .build_pooled();
  }
};

// Variables, so that no compiler knows what is in them.
template <class Size>
values given = valid<Size>();
template <class Size>
values wrong = Size::invalid();

template <class User>
User made_of(const values& from) {
  return {from.name, from.email, from.age, from.city, from.active, from.tags};
}
template <class User, class Size>
User object = made_of<User>(given<Size>);
template <class User, class Size>
User wrong_object = made_of<User>(wrong<Size>);

// What was moved into an object goes back, so that the next build finds it: the same work on both sides.
template <class User>
[[gnu::always_inline]] inline void take_back(values& from, User& built) {
  from.name = std::move(built.name);
  from.email = std::move(built.email);
  from.city = std::move(built.city);
  from.tags = std::move(built.tags);
}

void require(bool same, std::string_view what) {
  if (same) return;
  std::fprintf(stderr, "the two sides differ: %s\n", std::string(what).c_str());
  std::exit(1);
}

// More than operator==: the arguments as well, and what translations go by.
bool same(const ufb::errors& left, const ufb::errors& right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(), [](const ufb::error& one, const ufb::error& other) {
    return one == other && one.arguments == other.arguments && one.rule == other.rule && one.has_own_message == other.has_own_message;
  });
}

// A bench of two sides that do not do the same would say nothing.
template <class Path, class Size>
void compare() {
  using type = typename Path::type;
  require(by_hand::is_valid(object<type, Size>) && ufb::is_valid(object<type, Size>), "is_valid");
  require(!by_hand::is_valid(wrong_object<type, Size>) && !ufb::is_valid(wrong_object<type, Size>), "is_valid, invalid");
  require(by_hand::validate(object<type, Size>).empty() && ufb::validate(object<type, Size>).empty(), "validate");
  require(same(by_hand::validate(wrong_object<type, Size>), ufb::validate(wrong_object<type, Size>)), "validate, invalid");
  require(Path::build_pooled(given<Size>).has_value() && !Path::build_pooled(wrong<Size>).has_value(), "build_pooled");
}

template <class Path, class Size>
void add_rows(std::vector<row>& all, double pooled_goal) {
  using type = typename Path::type;
  compare<Path, Size>();
  const auto add = [&all](std::string_view what, double goal, auto hand, auto ufb) {
    all.push_back(row_of(std::string(Path::path).append(what), Size::size, goal, hand, ufb));
  };

  add("is_valid", 1.00,
      [] {
        bool valid = by_hand::is_valid(object<type, Size>);
        keep(valid);
      },
      [] {
        bool valid = ufb::is_valid(object<type, Size>);
        keep(valid);
      });
  add("validate, valid", 1.00,
      [] {
        ufb::errors found = by_hand::validate(object<type, Size>);
        keep(found);
      },
      [] {
        ufb::errors found = ufb::validate(object<type, Size>);
        keep(found);
      });
  add("build(), lvalues", 1.05,
      [] {
        const values& in = given<Size>;
        auto built = by_hand::build<type>(in.name, in.email, in.age, in.city, in.active, in.tags);
        keep(built);
      },
      [] {
        const values& in = given<Size>;
        auto built = Path::build(in.name, in.email, in.age, in.city, in.active, in.tags);
        keep(built);
      });
  add("build(), moved", 1.05,
      [] {
        values& in = given<Size>;
        auto built = by_hand::build<type>(std::move(in.name), std::move(in.email), in.age, std::move(in.city), in.active, std::move(in.tags));
        keep(built);
        take_back(in, *built);
      },
      [] {
        values& in = given<Size>;
        auto built = Path::build(std::move(in.name), std::move(in.email), in.age, std::move(in.city), in.active, std::move(in.tags));
        keep(built);
        take_back(in, *built);
      });
  add("build(), literals", 1.05,
      [] {
        auto built = by_hand::build<type>(Size::name, Size::email, Size::age, Size::city, true, given<Size>.tags);
        keep(built);
      },
      [] {
        auto built = Path::build(Size::name, Size::email, Size::age, Size::city, true, given<Size>.tags);
        keep(built);
      });
  add("build_pooled()", pooled_goal,
      [] {
        const values& in = given<Size>;
        auto built = by_hand::build_on_heap<type>(in.name, in.email, in.age, in.city, in.active, in.tags);
        keep(built);
      },
      [] {
        auto built = Path::build_pooled(given<Size>);
        keep(built);
      });
  add("validate, invalid", 1.20,
      [] {
        ufb::errors found = by_hand::validate(wrong_object<type, Size>);
        keep(found);
      },
      [] {
        ufb::errors found = ufb::validate(wrong_object<type, Size>);
        keep(found);
      });
  add("build(), invalid", 1.20,
      [] {
        const values& in = wrong<Size>;
        auto built = by_hand::build<type>(in.name, in.email, in.age, in.city, in.active, in.tags);
        keep(built);
      },
      [] {
        const values& in = wrong<Size>;
        auto built = Path::build(in.name, in.email, in.age, in.city, in.active, in.tags);
        keep(built);
      });
}

template <class Path>
void add_sizes(std::vector<row>& all) {
  add_rows<Path, small>(all, 0.75);
  add_rows<Path, typical>(all, 0.50);
  add_rows<Path, large>(all, 0.35);
}

}  // namespace

std::vector<row> rows() {
  std::vector<row> all;
  add_sizes<generated>(all);
  add_sizes<through_pfr>(all);
  return all;
}

}  // namespace bench
