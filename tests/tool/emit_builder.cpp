// What emit writes of a builder for records built by hand: every form of field, default and parameter, against the text that a reader will see.
#include "emit/emit.hpp"

#include <doctest/doctest.h>

#include <ostream>
#include <string>
#include <string_view>
#include <utility>

#include "checked.hpp"
#include "declare.hpp"

namespace ufb::test {
namespace {

TEST_CASE("a builder with every way to pass and every kind of default") {
  model::checked_record order = checked_record({
      checked_field("count", "unsigned", model::passing::scalar),
      checked_field("title", "std::string", model::passing::text),
      checked_field("lines", "std::vector<line>", model::passing::object),
      checked_field("owner", "std::unique_ptr<person>", model::passing::movable),
      checked_field("hidden", "clock", model::passing::none),
  });
  order.fields[0].initial = constant(std::uint64_t{7});
  order.fields[1].is_required = true;
  order.fields[1].transforms = {"trim", "to_lower"};
  order.fields[1].initial = constant(std::string("never used"));
  order.fields[2].initial.emplace().is_value_initialization = true;
  order.fields[2].gathers = model::gathering::elements;
  order.fields[4].initial.emplace();
  CHECK(emitted(order).find(R"code(
template <>
struct ufb::glue<::shop::order> : ::ufb::gen::kinds {
  using type = ::shop::order;

  static constexpr ::std::string_view name = "shop::order";
  static constexpr ::std::array<::ufb::gen::field, 5> fields{{{"count"}, {"title"}, {"lines"}, {"owner"}, {"hidden"}}};
  static constexpr bool has_rules = false;

  template <class Object, class Function>
  [[gnu::always_inline]] static constexpr auto apply(Object& object, Function&& function) {
    return function(object.count, object.title, object.lines, object.owner, object.hidden);
  }

  template <class Report>
  [[gnu::always_inline]] static constexpr bool check(const type&, Report&&) {
    return true;
  }

  struct arguments : ::ufb::gen::pinned {
    ::ufb::gen::slot<decltype(type::count)> count;
    ::ufb::gen::slot<decltype(type::title), ::ufb::gen::trim, ::ufb::gen::to_lower> title;
    ::ufb::gen::slot<decltype(type::lines)> lines;
    ::ufb::gen::slot<decltype(type::owner)> owner;
    ::ufb::gen::slot<decltype(type::hidden)> hidden;
  };

  using state = ::ufb::gen::state<5>;
  static constexpr state required = state::of(1);

  template <::std::size_t I>
  static constexpr void missing() {
    static_assert(I != 1, "shop::order: required field 'title' is not set");
  }

  template <::std::size_t I>
  static constexpr void set_twice() {
    static_assert(I != 0, "shop::order: field 'count' is set twice");
    static_assert(I != 1, "shop::order: field 'title' is set twice");
    static_assert(I != 2, "shop::order: field 'lines' is set twice");
    static_assert(I != 3, "shop::order: field 'owner' is set twice");
  }

  template <state S>
  [[gnu::always_inline]] static constexpr auto make(const arguments& in) {
    return type{
        .count = in.count.take<S[0]>([] { return 7; }),
        .title = in.title.take<S[1]>(),
        .lines = in.lines.take<S[2]>(),
        .owner = in.owner.take<S[3]>(),
        .hidden = in.hidden.take<S[4]>([] { type whole{}; return ::std::move(whole).hidden; }),
    };
  }

  template <state S>
  [[gnu::always_inline]] static constexpr void assign(type& object, const arguments& in) {
    in.count.put<S.assigning(0)>(object.count, [] { return 7; });
    in.title.put<S.assigning(1)>(object.title);
    in.lines.put<S.assigning(2)>(object.lines);
    in.owner.put<S.assigning(3)>(object.owner);
    in.hidden.put<S.assigning(4)>(object.hidden, [] { type whole{}; return ::std::move(whole).hidden; });
  }

  template <class T = type>
  static constexpr bool recyclable = ::ufb::gen::recyclable<T, decltype(T::count), decltype(T::title), decltype(T::lines), decltype(T::owner), decltype(T::hidden)>;

  template <state S>
  class chain : public ::ufb::gen::chain<glue, S> {
    template <::std::size_t I, ::ufb::gen::kind K>
    using to = chain<S.with(I, K)>;

   public:
    // count: unsigned, default 7
    [[nodiscard, gnu::always_inline]] constexpr auto&& with_count(decltype(type::count) value, to<0, copied>&& next [[clang::lifetimebound]] = {}) && {
      this->in->count.set(value);
      return this->template pass<0>(next);
    }
    [[nodiscard, gnu::always_inline]] constexpr auto&& with_count_if(bool condition, decltype(type::count) value, to<0, copied_if>&& next [[clang::lifetimebound]] = {}) && {
      this->in->count.set_if(condition, value);
      return this->template pass<0>(next);
    }
    template <class Maybe, ::ufb::gen::kind K = ::ufb::gen::kind_inside<decltype(type::count), Maybe>>
    [[nodiscard, gnu::always_inline]] constexpr auto&& with_count_if(Maybe&& maybe, to<0, K>&& next [[clang::lifetimebound]] = {}) && {
      this->in->count.template set_inside<K>(maybe);
      return this->template pass<0>(next);
    }

    // title: std::string, required
    [[nodiscard, gnu::always_inline]] constexpr auto&& with_title(::std::string_view value, to<1, viewed>&& next [[clang::lifetimebound]] = {}) && {
      this->in->title.set(value);
      return this->template pass<1>(next);
    }
    [[nodiscard, gnu::always_inline]] constexpr auto&& with_title(const char* value, to<1, viewed>&& next [[clang::lifetimebound]] = {}) && {
      this->in->title.set(value);
      return this->template pass<1>(next);
    }
    [[nodiscard, gnu::always_inline]] constexpr auto&& with_title(decltype(type::title)&& value, to<1, moved>&& next [[clang::lifetimebound]] = {}) && {
      this->in->title.set(value);
      return this->template pass<1>(next);
    }
    template <class A = absent, class B = absent, class C = absent, class D = absent, class Source = ::ufb::gen::construction<decltype(type::title), A, B, C, D>>
    [[nodiscard, gnu::always_inline]] constexpr auto&& emplace_title(A&& a = A(), B&& b = B(), C&& c = C(), D&& d = D(), Source&& source [[clang::lifetimebound]] = {}, to<1, sourced>&& next [[clang::lifetimebound]] = {}) && {
      this->in->title.set_from(source, a, b, c, d);
      return this->template pass<1>(next);
    }

    // lines: std::vector<line>, default {}
    [[nodiscard, gnu::always_inline]] constexpr auto&& with_lines(const decltype(type::lines)& value, to<2, copied>&& next [[clang::lifetimebound]] = {}) && {
      this->in->lines.set(value);
      return this->template pass<2>(next);
    }
    [[nodiscard, gnu::always_inline]] constexpr auto&& with_lines(decltype(type::lines)&& value, to<2, moved>&& next [[clang::lifetimebound]] = {}) && {
      this->in->lines.set(value);
      return this->template pass<2>(next);
    }
    [[nodiscard, gnu::always_inline]] constexpr auto&& with_lines_if(bool condition, const decltype(type::lines)& value, to<2, copied_if>&& next [[clang::lifetimebound]] = {}) && {
      this->in->lines.set_if(condition, value);
      return this->template pass<2>(next);
    }
    [[nodiscard, gnu::always_inline]] constexpr auto&& with_lines_if(bool condition, decltype(type::lines)&& value, to<2, moved_if>&& next [[clang::lifetimebound]] = {}) && {
      this->in->lines.set_if(condition, value);
      return this->template pass<2>(next);
    }
    template <class Maybe, ::ufb::gen::kind K = ::ufb::gen::kind_inside<decltype(type::lines), Maybe>>
    [[nodiscard, gnu::always_inline]] constexpr auto&& with_lines_if(Maybe&& maybe, to<2, K>&& next [[clang::lifetimebound]] = {}) && {
      this->in->lines.template set_inside<K>(maybe);
      return this->template pass<2>(next);
    }
    template <class From, class Source = ::ufb::gen::source<decltype(type::lines), From>>
    [[nodiscard, gnu::always_inline]] constexpr auto&& with_lines(From&& from, Source&& source [[clang::lifetimebound]] = {}, to<2, sourced>&& next [[clang::lifetimebound]] = {}) && {
      this->in->lines.set_from(source, from);
      return this->template pass<2>(next);
    }
    template <class A = absent, class B = absent, class C = absent, class D = absent, class Source = ::ufb::gen::construction<decltype(type::lines), A, B, C, D>>
    [[nodiscard, gnu::always_inline]] constexpr auto&& emplace_lines(A&& a = A(), B&& b = B(), C&& c = C(), D&& d = D(), Source&& source [[clang::lifetimebound]] = {}, to<2, sourced>&& next [[clang::lifetimebound]] = {}) && {
      this->in->lines.set_from(source, a, b, c, d);
      return this->template pass<2>(next);
    }
    template <class Value = ::ufb::gen::value_in<decltype(type::lines)>, class Element = ::ufb::gen::element<decltype(type::lines), Value>>
    [[nodiscard, gnu::always_inline]] constexpr auto&& add_lines(Value&& value, Element&& element [[clang::lifetimebound]] = {}, to<2, gathered>&& next [[clang::lifetimebound]] = {}) && {
      this->in->lines.template add<S[2]>(element, value);
      return this->template pass<2, gathered>(next);
    }

    // owner: std::unique_ptr<person>, optional
    [[nodiscard, gnu::always_inline]] constexpr auto&& with_owner(decltype(type::owner)&& value, to<3, moved>&& next [[clang::lifetimebound]] = {}) && {
      this->in->owner.set(value);
      return this->template pass<3>(next);
    }
    [[nodiscard, gnu::always_inline]] constexpr auto&& with_owner_if(bool condition, decltype(type::owner)&& value, to<3, moved_if>&& next [[clang::lifetimebound]] = {}) && {
      this->in->owner.set_if(condition, value);
      return this->template pass<3>(next);
    }
    template <class Maybe, ::ufb::gen::kind K = ::ufb::gen::kind_inside<decltype(type::owner), Maybe>>
    [[nodiscard, gnu::always_inline]] constexpr auto&& with_owner_if(Maybe&& maybe, to<3, K>&& next [[clang::lifetimebound]] = {}) && {
      this->in->owner.template set_inside<K>(maybe);
      return this->template pass<3>(next);
    }
    template <class From, class Source = ::ufb::gen::source<decltype(type::owner), From>>
    [[nodiscard, gnu::always_inline]] constexpr auto&& with_owner(From&& from, Source&& source [[clang::lifetimebound]] = {}, to<3, sourced>&& next [[clang::lifetimebound]] = {}) && {
      this->in->owner.set_from(source, from);
      return this->template pass<3>(next);
    }
    template <class A = absent, class B = absent, class C = absent, class D = absent, class Source = ::ufb::gen::construction<decltype(type::owner), A, B, C, D>>
    [[nodiscard, gnu::always_inline]] constexpr auto&& emplace_owner(A&& a = A(), B&& b = B(), C&& c = C(), D&& d = D(), Source&& source [[clang::lifetimebound]] = {}, to<3, sourced>&& next [[clang::lifetimebound]] = {}) && {
      this->in->owner.set_from(source, a, b, c, d);
      return this->template pass<3>(next);
    }
  };

  template <class Function>
  [[gnu::always_inline]] static constexpr auto with_slots(arguments& in, Function&& function) {
    return function(in.count, in.title, in.lines, in.owner, in.hidden);
  }
  static constexpr state skipped = state::of(4);

  template <class Base>
  struct draft : Base {
    constexpr draft& set_count(decltype(type::count) value) [[clang::lifetimebound]] { return this->template put<0>(*this, value); }
    constexpr draft& unset_count() [[clang::lifetimebound]] { return this->template drop<0>(*this); }
    template <class V = decltype(type::title)> constexpr draft& set_title(V&& value) [[clang::lifetimebound]] { return this->template put<1>(*this, static_cast<V&&>(value)); }
    constexpr draft& unset_title() [[clang::lifetimebound]] { return this->template drop<1>(*this); }
    template <class V = decltype(type::lines)> constexpr draft& set_lines(V&& value) [[clang::lifetimebound]] { return this->template put<2>(*this, static_cast<V&&>(value)); }
    template <class V = ::ufb::gen::value_in<decltype(type::lines)>> constexpr draft& add_lines(V&& value) [[clang::lifetimebound]] { return this->template append<2>(*this, static_cast<V&&>(value)); }
    constexpr draft& unset_lines() [[clang::lifetimebound]] { return this->template drop<2>(*this); }
    template <class V = decltype(type::owner)> constexpr draft& set_owner(V&& value) [[clang::lifetimebound]] { return this->template put<3>(*this, static_cast<V&&>(value)); }
    constexpr draft& unset_owner() [[clang::lifetimebound]] { return this->template drop<3>(*this); }
  };
};
)code") != std::string::npos);
}

TEST_CASE("a field's other names, its conversions, its secrecy, and the struct's settings") {
  model::checked_record order = checked_record({checked_field("price", "money", model::passing::object)});
  order.fields[0].setter = "cost";
  order.fields[0].label = "the \"price\"";
  order.fields[0].converts = order.fields[0].is_secret = order.has_secrets = true;
  order.settings = {{"pool_limit", {std::uint64_t{10}}, {}}, {"retained_bytes", {std::uint64_t{1} << 40}, {}}};
  const std::string text = emitted(order);
  CHECK(text.find(R"code(
  static constexpr ::std::array<::ufb::gen::field, 1> fields{{{.name = "the \"price\"", .is_secret = true}}};
  static constexpr bool has_rules = false;
  static constexpr bool has_secrets = true;
  static constexpr ::std::size_t pool_limit = 10;
  static constexpr ::std::size_t retained_bytes = 1099511627776ULL;
)code") != std::string::npos);
  CHECK(text.find(R"code(
    ::ufb::gen::slot<decltype(type::price)> price;
)code") != std::string::npos);
  CHECK(text.find(R"code(
    template <class From, class Source = ::ufb::gen::conversion<decltype(type::price), From>>
    [[nodiscard, gnu::always_inline]] constexpr auto&& with_cost(From&& from, Source&& source [[clang::lifetimebound]] = {}, to<0, sourced>&& next [[clang::lifetimebound]] = {}) && {
      this->in->price.set_from(source, from);
      return this->template pass<0>(next);
    }
)code") != std::string::npos);
  CHECK(text.find("emplace_cost(A&& a = A()") != std::string::npos);
  CHECK(text.find("with_cost_if(bool condition, ") != std::string::npos);
}

TEST_CASE("a constructor is called with its parameters as they are declared") {
  model::checked_record order = checked_record({checked_field("id", "int", model::passing::none)});
  model::checked_factory& factory = order.factory.emplace();
  order.is_recyclable = false;
  const auto add = [&](std::string name, std::string type, model::binding bound, model::passing how) -> model::checked_field& {
    model::checked_field& one = factory.parameters.emplace_back(checked_field(std::move(name), type, how));
    one.type = "::" + type;
    one.bound = bound;
    return one;
  };
  add("clock", "shop::clock", model::binding::reference, model::passing::reference).is_required = true;
  add("count", "number", model::binding::by_value, model::passing::scalar).initial = constant(std::int64_t{7});
  add("name", "std::string", model::binding::constant_reference, model::passing::text_reference).initial.emplace();
  add("owner", "person", model::binding::rvalue_reference, model::passing::movable).initial.emplace().is_value_initialization = true;
  add("tags", "tags", model::binding::by_value, model::passing::object).initial.emplace();
  const std::string text = emitted(order);
  CHECK(text.find(R"code(
  static constexpr ::std::array<::ufb::gen::field, 1> fields{{{"id"}}};
)code") != std::string::npos);
  CHECK(text.find(R"code(
  struct arguments : ::ufb::gen::pinned {
    ::ufb::gen::slot<::shop::clock&> clock;
    ::ufb::gen::slot<::number> count;
    ::ufb::gen::slot<const ::std::string&> name;
    ::ufb::gen::slot<::person&&> owner;
    ::ufb::gen::slot<::tags> tags;
  };

  using state = ::ufb::gen::state<5>;
  static constexpr state required = state::of(0);

  template <::std::size_t I>
  static constexpr void missing() {
    static_assert(I != 0, "shop::order: required field 'clock' is not set");
  }

  template <::std::size_t I>
  static constexpr void set_twice() {
    static_assert(I != 0, "shop::order: field 'clock' is set twice");
    static_assert(I != 1, "shop::order: field 'count' is set twice");
    static_assert(I != 2, "shop::order: field 'name' is set twice");
    static_assert(I != 3, "shop::order: field 'owner' is set twice");
    static_assert(I != 4, "shop::order: field 'tags' is set twice");
  }

  template <state S>
  static constexpr void require() {
    static_assert(S[2] != unset || S.ends_before(2), "shop::order: 'name' must be set where a parameter after it is");
  }

  template <state S>
  [[gnu::always_inline]] static constexpr auto make(const arguments& in) {
    if constexpr (S.ends_before(2)) {
      return type(
          in.clock.take<S[0]>(),
          in.count.take<S[1]>([] { return 7; }));
    } else if constexpr (S.ends_before(4)) {
      return type(
          in.clock.take<S[0]>(),
          in.count.take<S[1]>([] { return 7; }),
          in.name.take<S[2]>(),
          in.owner.take<S[3]>());
    } else {
      return type(
          in.clock.take<S[0]>(),
          in.count.take<S[1]>([] { return 7; }),
          in.name.take<S[2]>(),
          in.owner.take<S[3]>(),
          in.tags.take<S[4]>());
    }
  }

  template <class T = type>
  static constexpr bool recyclable = false;

  template <state S>
  class chain : public ::ufb::gen::chain<glue, S> {
    template <::std::size_t I, ::ufb::gen::kind K>
    using to = chain<S.with(I, K)>;

   public:
    // clock: shop::clock, required
    [[nodiscard, gnu::always_inline]] constexpr auto&& with_clock(::shop::clock& value, to<0, copied>&& next [[clang::lifetimebound]] = {}) && {
)code") != std::string::npos);
  CHECK(text.find(R"code(
    // name: std::string, default as declared
    [[nodiscard, gnu::always_inline]] constexpr auto&& with_name(const ::std::string& value, to<2, copied>&& next [[clang::lifetimebound]] = {}) && {
      this->in->name.set(value);
      return this->template pass<2>(next);
    }
    [[nodiscard, gnu::always_inline]] constexpr auto&& with_name(::std::string_view value, to<2, viewed>&& next [[clang::lifetimebound]] = {}) && {
)code") != std::string::npos);
  CHECK(text.find("using made") == std::string::npos);
}

TEST_CASE("a factory that may fail says what it returns and what it is called") {
  model::checked_record order = checked_record({});
  order.is_recyclable = false;
  order.factory = {"make", "type::make", "::std::optional<::shop::order>", {}};
  CHECK(emitted(order).find(R"code(
  using made = ::std::optional<::shop::order>;
  static constexpr ::std::string_view factory = "make";

  template <state S>
  [[gnu::always_inline]] static constexpr auto make(const arguments&) {
    return type::make();
  }

  template <class T = type>
  static constexpr bool recyclable = false;

  template <state S>
  class chain : public ::ufb::gen::chain<glue, S> {
)code") != std::string::npos);
}

TEST_CASE("a chain of skipped fields has no setters") {
  const std::string text = emitted(checked_record({checked_field("hidden", "int", model::passing::none)}));
  CHECK(text.find(R"code(
  static constexpr state required = state::of();

  template <state S>
  [[gnu::always_inline]] static constexpr auto make(const arguments& in) {
)code") != std::string::npos);
  CHECK(text.find(R"code(
    using to = chain<S.with(I, K)>;
  };

  template <class Function>
  [[gnu::always_inline]] static constexpr auto with_slots(arguments& in, Function&& function) {
    return function(in.hidden);
  }
  static constexpr state skipped = state::of(0);

  template <class Base>
  struct draft : Base {
  };
};
)code") != std::string::npos);
}

TEST_CASE("a field called type does not hide the struct's type among the arguments") {
  const std::string text =
      emitted(checked_record({checked_field("type", "int", model::passing::scalar), checked_field("b", "int", model::passing::scalar)}));
  CHECK(text.find(R"code(
    ::ufb::gen::slot<decltype(::shop::order::type)> type;
    ::ufb::gen::slot<decltype(::shop::order::b)> b;
)code") != std::string::npos);
}

TEST_CASE("braces of bases come first and leave no room for names; what is assigned follows") {
  model::checked_record order = checked_record({
      checked_field("id", "int", model::passing::scalar),
      checked_field("year", "int", model::passing::scalar),
      checked_field("marks", "int[2]", model::passing::object),
      checked_field("count", "int", model::passing::scalar),
  });
  order.bases = {{"::shop::entity", {{"::shop::identified", {}, 1}}, 1}};
  order.fields[2].is_array = order.fields[2].is_assigned = true;
  order.fields[3].is_assigned = true;
  const std::string text = emitted(order);
  CHECK(text.find(R"code(
  template <state S>
  [[gnu::always_inline]] static auto make(const arguments& in) {
    type object{
        {  // shop::entity
            {  // shop::identified
                .id = in.id.take<S[0]>(),
            },
            in.year.take<S[1]>(),
        },
    };
    in.marks.put<S.keeping(2)>(object.marks);
    in.count.put<S.keeping(3)>(object.count);
    return object;
  }
)code") != std::string::npos);
  CHECK(text.find("#pragma GCC diagnostic ignored \"-Wmissing-field-initializers\"") != std::string::npos);
}

TEST_CASE("a template's glue has its head, and says what it can be told later") {
  model::checked_record box = checked_record({checked_field("value", "T", model::passing::object)});
  box.qualified = "::shop::box<T>";
  box.head = "template <class T, int Most>";
  box.fields[0].rules = {{"max", {model::expression{"Most"}}, {}}};
  box.assertions = {{std::int64_t{1}, model::expression{"Most"}, "'1' is greater than 'Most' in 'range'"}};
  const std::string text = emitted(box);
  CHECK(text.find(R"code(
template <class T, int Most>
struct ufb::glue<::shop::box<T>> : ::ufb::gen::kinds {
  using type = ::shop::box<T>;
  static_assert(::ufb::gen::at_most(1, Most), "shop::order: '1' is greater than 'Most' in 'range'");
)code") != std::string::npos);
  CHECK(text.find("object.value, ::ufb::gen::max{Most})") != std::string::npos);
  CHECK(text.find(".value = in.value.template take<S[0]>(),") != std::string::npos);
}

TEST_CASE("a bit-field is set by what fits, and is no lvalue to assign through") {
  model::checked_record order = checked_record({checked_field("priority", "unsigned", model::passing::scalar)});
  order.fields[0].width = "3";
  const std::string text = emitted(order);
  CHECK(text.find("::ufb::gen::bit_slot<decltype(type::priority), 3> priority;") != std::string::npos);
  CHECK(text.find("object.priority = in.priority.take<S[0]>();") != std::string::npos);
  CHECK(text.find("return function(::ufb::gen::out_of_reach);") != std::string::npos);
}

TEST_CASE("alternatives of an anonymous union exclude each other, and one of them is required") {
  model::checked_record order = checked_record({
      checked_field("count", "int", model::passing::scalar),
      checked_field("weight", "double", model::passing::scalar),
  });
  for (model::checked_field& each : order.fields) {
    each.in_union = 1;
    each.is_assigned = each.is_required = true;
  }
  const std::string text = emitted(order);
  CHECK(text.find("static constexpr state required = state::of();") != std::string::npos);
  CHECK(text.find("static_assert(S[0] != unset || S[1] != unset, \"shop::order: none of the fields 'count', 'weight' is set\");") != std::string::npos);
  CHECK(text.find("static_assert(S[0] == unset, \"shop::order: fields 'count' and 'weight' share their memory: one of them can be set\");") !=
        std::string::npos);
}

}  // namespace
}  // namespace ufb::test
