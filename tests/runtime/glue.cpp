// glue.hpp: what generated code names is there, and glue in its shape works for const, move-only and recursive fields, for checks across
// fields and for arguments whose copies throw. The glue here is written by hand, as the tool would.
#include <ufb/glue.hpp>

#include <doctest/doctest.h>

#include <array>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace glue_test {

// Copying throws when told to; every object is counted.
struct fragile {
  static inline int alive = 0;
  static inline bool breaks = false;

  fragile() noexcept { ++alive; }
  explicit fragile(int v) : value(v) { ++alive; }
  fragile(const fragile& other) : value(other.value) {
    if (breaks) throw std::runtime_error("copy");
    ++alive;
  }
  fragile& operator=(const fragile& other) {
    if (breaks) throw std::runtime_error("copy");
    value = other.value;
    return *this;
  }
  ~fragile() { --alive; }

  int value = 0;
};

struct document {
  const std::string id;
  std::unique_ptr<int> revision;
  fragile body;
  int first = 0;
  int last = 0;
  std::vector<document> parts;
};

struct parcel {
  std::string label;
  fragile content;
  std::shared_ptr<int> owner;
};

}  // namespace glue_test

using glue_test::document;
using glue_test::fragile;
using glue_test::parcel;

template <>
struct ufb::glue<document> : ::ufb::gen::kinds {
  using type = document;

  static constexpr ::std::string_view name = "document";
  static constexpr ::std::array<::ufb::gen::field, 6> fields{{{"id"}, {"revision"}, {"body"}, {"first"}, {"last"}, {"parts"}}};
  static constexpr bool has_rules = true;

  template <class Report>
  [[gnu::always_inline]] static constexpr bool check(const type& object, Report&& report) {
    return report.rule(fields[0], object.id, ::ufb::gen::length(1, 8)) && report.rule(fields[1], object.revision, ::ufb::gen::min(1)) &&
           report.rule(fields[3], object.first, ::ufb::gen::min(0)) && report.rule(fields[4], object.last, ::ufb::gen::max(99)) &&
           report.rule(fields[5], object.parts, ::ufb::gen::each(::ufb::gen::nested())) &&
           report.whole(object, ::ufb::gen::check("in_order", [](const auto& value) { return value.first <= value.last; }), fields[3],
                        fields[4]) &&
           report.whole(object, ::ufb::gen::check("not_42", [](const auto& value) { return value.first != 42; }));
  }

  struct arguments : ::ufb::gen::pinned {
    ::ufb::gen::slot<decltype(type::id)> id;
    ::ufb::gen::slot<decltype(type::revision)> revision;
    ::ufb::gen::slot<decltype(type::body)> body;
    ::ufb::gen::slot<decltype(type::first)> first;
    ::ufb::gen::slot<decltype(type::last)> last;
    ::ufb::gen::slot<decltype(type::parts)> parts;
  };

  using state = ::ufb::gen::state<6>;
  static constexpr state required = state::of(0);

  template <::std::size_t I>
  static constexpr void missing() {
    static_assert(I != 0, "document: required field 'id' is not set");
  }

  template <state S>
  [[gnu::always_inline]] static constexpr auto make(const arguments& in) {
    return type{
        .id = in.id.take<S[0]>(),
        .revision = in.revision.take<S[1]>(),
        .body = in.body.take<S[2]>(),
        .first = in.first.take<S[3]>([] { return 0; }),
        .last = in.last.take<S[4]>([] { return 0; }),
        .parts = in.parts.take<S[5]>(),
    };
  }

  template <class T = type>
  static constexpr bool recyclable = ::ufb::gen::recyclable<T, decltype(T::id), decltype(T::revision), decltype(T::body)>;

  template <state S>
  class chain : public ::ufb::gen::chain<glue, S> {
    template <::std::size_t I, ::ufb::gen::kind K>
    using to = chain<S.with(I, K)>;

   public:
    [[nodiscard, gnu::always_inline]] constexpr to<0, viewed>&& with_id(::std::string_view value,
                                                                        to<0, viewed>&& next = to<0, viewed>()) && {
      this->in->id.set(value);
      return this->pass(next);
    }
    [[nodiscard, gnu::always_inline]] constexpr to<1, moved>&& with_revision(decltype(type::revision)&& value,
                                                                             to<1, moved>&& next = to<1, moved>()) && {
      this->in->revision.set(value);
      return this->pass(next);
    }
    [[nodiscard, gnu::always_inline]] constexpr to<2, copied>&& with_body(const decltype(type::body)& value,
                                                                          to<2, copied>&& next = to<2, copied>()) && {
      this->in->body.set(value);
      return this->pass(next);
    }
    [[nodiscard, gnu::always_inline]] constexpr to<3, copied>&& with_first(decltype(type::first) value,
                                                                           to<3, copied>&& next = to<3, copied>()) && {
      this->in->first.set(value);
      return this->pass(next);
    }
    [[nodiscard, gnu::always_inline]] constexpr to<4, copied>&& with_last(decltype(type::last) value,
                                                                          to<4, copied>&& next = to<4, copied>()) && {
      this->in->last.set(value);
      return this->pass(next);
    }
    [[nodiscard, gnu::always_inline]] constexpr to<5, moved>&& with_parts(decltype(type::parts)&& value,
                                                                          to<5, moved>&& next = to<5, moved>()) && {
      this->in->parts.set(value);
      return this->pass(next);
    }
  };
};

// Nothing is required and nothing can fail: build() gives the object itself.
template <>
struct ufb::glue<parcel> : ::ufb::gen::kinds {
  using type = parcel;

  static constexpr ::std::string_view name = "parcel";
  static constexpr ::std::array<::ufb::gen::field, 3> fields{{{"label"}, {"content"}, {"owner"}}};
  static constexpr bool has_rules = false;

  template <class Report>
  [[gnu::always_inline]] static constexpr bool check(const type&, Report&&) {
    return true;
  }

  struct arguments : ::ufb::gen::pinned {
    ::ufb::gen::slot<decltype(type::label)> label;
    ::ufb::gen::slot<decltype(type::content)> content;
    ::ufb::gen::slot<decltype(type::owner)> owner;
  };

  using state = ::ufb::gen::state<3>;
  static constexpr state required = state::of();

  template <state S>
  [[gnu::always_inline]] static constexpr auto make(const arguments& in) {
    return type{
        .label = in.label.take<S[0]>(),
        .content = in.content.take<S[1]>(),
        .owner = in.owner.take<S[2]>(),
    };
  }

  template <state S>
  [[gnu::always_inline]] static constexpr void assign(type& object, const arguments& in) {
    in.label.put<S[0]>(object.label);
    in.content.put<S[1]>(object.content);
    in.owner.put<S[2]>(object.owner);
  }

  template <class T = type>
  static constexpr bool recyclable = ::ufb::gen::recyclable<T, decltype(T::label), decltype(T::content), decltype(T::owner)>;

  template <class Object, class Function>
  static constexpr auto apply(Object& object, Function&& function) {
    return function(object.label, object.owner);
  }

  template <state S>
  class chain : public ::ufb::gen::chain<glue, S> {
    template <::std::size_t I, ::ufb::gen::kind K>
    using to = chain<S.with(I, K)>;

   public:
    [[nodiscard, gnu::always_inline]] constexpr to<0, viewed>&& with_label(::std::string_view value,
                                                                           to<0, viewed>&& next = to<0, viewed>()) && {
      this->in->label.set(value);
      return this->pass(next);
    }
    [[nodiscard, gnu::always_inline]] constexpr to<1, copied>&& with_content(const decltype(type::content)& value,
                                                                             to<1, copied>&& next = to<1, copied>()) && {
      this->in->content.set(value);
      return this->pass(next);
    }
    [[nodiscard, gnu::always_inline]] constexpr to<2, copied>&& with_owner(const decltype(type::owner)& value,
                                                                           to<2, copied>&& next = to<2, copied>()) && {
      this->in->owner.set(value);
      return this->pass(next);
    }
  };
};

TEST_CASE("const and move-only fields are built, pooled or not") {
  const auto built = ufb::build<document>().with_id("a").with_revision(std::make_unique<int>(3)).with_last(5).build();
  REQUIRE(built);
  CHECK(built->id == "a");
  CHECK(*built->revision == 3);
  CHECK(built->last == 5);

  for (int round = 0; round != 3; ++round) {  // never recycled, since a const field cannot be given another value
    const auto pooled = ufb::build<document>().with_id("b").build_pooled();
    REQUIRE(pooled);
    CHECK((*pooled)->id == "b");
    CHECK_FALSE((*pooled)->revision);
  }
}

TEST_CASE("a struct in itself is checked with its path") {
  std::vector<document> parts;
  parts.push_back(ufb::build<document>().with_id("part").build_unchecked());
  parts.push_back(ufb::build<document>().with_id("too long an id").build_unchecked());
  const auto built = ufb::build<document>().with_id("whole").with_parts(std::move(parts)).build();
  REQUIRE_FALSE(built);
  CHECK(ufb::to_string(built.error()) == "parts[1].id: must be 1 to 8 bytes long (got \"too long an id\")\n");
}

TEST_CASE("a check across fields is asked unless one of its fields has failed") {
  const auto broken = [](int first, int last) {
    return ufb::to_string(ufb::validate(ufb::build<document>().with_id("a").with_first(first).with_last(last).build_unchecked()));
  };
  CHECK(broken(1, 2).empty());
  CHECK(broken(2, 1) == "first: must pass the check in_order\n");
  CHECK(broken(-1, -2) == "first: must be at least 0 (got -1)\n");
  CHECK(broken(101, 100) == "last: must be at most 99 (got 100)\n");
  CHECK(broken(42, 100) == "last: must be at most 99 (got 100)\nmust pass the check not_42\n");  // names no field: always asked
}

TEST_CASE("a builder without rules gives the object itself, and validating it finds nothing") {
  const parcel built = ufb::build<parcel>().with_label("to Ada").build();
  CHECK(built.label == "to Ada");
  const ufb::pooled<parcel> pooled = ufb::build<parcel>().with_label("to Ada").build_pooled();
  CHECK(pooled->label == "to Ada");
  CHECK(ufb::build<parcel>().with_label("x").build_or_throw().label == "x");
  CHECK(ufb::validate(built).empty());
  CHECK(ufb::is_valid(built));
}

TEST_CASE("an exception on the way leaves nothing behind, made new or recycled") {
  {
    const fragile content(7);
    for (int round = 0; round != 3; ++round) {
      fragile::breaks = true;
      CHECK_THROWS_AS(static_cast<void>(ufb::build<document>().with_id("a").with_body(content).build()), std::runtime_error);
      CHECK_THROWS_AS(static_cast<void>(ufb::build<document>().with_id("a").with_body(content).build_pooled()), std::runtime_error);
      CHECK_THROWS_AS(static_cast<void>(ufb::build<parcel>().with_label("a").with_content(content).build()), std::runtime_error);
      CHECK_THROWS_AS(static_cast<void>(ufb::build<parcel>().with_label("a").with_content(content).build_pooled()), std::runtime_error);
      fragile::breaks = false;
      const auto pooled = ufb::build<parcel>().with_content(content).build_pooled();
      CHECK(pooled->label.empty());  // not the label of the build that threw
      CHECK(pooled->content.value == 7);
    }
  }
  ufb::pool<parcel>::clear();
  CHECK(fragile::alive == 0);
}

TEST_CASE("an idle object owns nothing of its last user's") {
  auto owner = std::make_shared<int>(1);
  const std::weak_ptr<int> watched = owner;
  {
    const auto pooled = ufb::build<parcel>().with_label(std::string(100, 'x')).with_owner(owner).build_pooled();
    owner.reset();
    CHECK_FALSE(watched.expired());
  }
  CHECK(watched.expired());
}

TEST_CASE("the revision is what generated code asserts") { static_assert(ufb::gen::revision == 3); }
