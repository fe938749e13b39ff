// draft<T>(): the builder of T that one keeps in a variable, fills in a loop or from a user's input, and builds when it is complete.
// It owns what it is given; what is missing or could not be read is found when it is built, not when it is compiled. Called by users.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <ufb/aggregate.hpp>
#include <ufb/build.hpp>
#include <ufb/chain.hpp>
#include <ufb/detail/builder/draft_cells.hpp>
#include <ufb/detail/config.hpp>
#include <ufb/detail/glue_of.hpp>
#include <ufb/detail/state.hpp>
#include <ufb/draft_table.hpp>
#include <ufb/errors.hpp>
#include <ufb/factory.hpp>
#include <ufb/nested_builder.hpp>
#include <ufb/pool.hpp>
#include <ufb/reflect.hpp>
#include <ufb/result.hpp>
#include <ufb/validate.hpp>
#include <utility>
#include <vector>

namespace ufb::gen {

/// The fields of a T that are set so far, and the ends of the builder; the base of what has a setter for each field.
template <class Glue>
class draft : detail::draft_cells<Glue> {
  using cells = detail::draft_cells<Glue>;
  using type = typename Glue::type;
  using state_type = typename Glue::state;
  using ends = detail::ends<Glue>;
  using object = typename ends::object;
  static constexpr std::size_t count = detail::inputs_of<Glue>;
  using indices = std::make_index_sequence<count>;
  template <std::size_t I>
  using cell_type = std::remove_cvref_t<decltype(detail::cell_at<I>(std::declval<cells&>()))>;

 public:
  constexpr draft() = default;

  /// Effects: sets the field of that name, as errors call it, to what the text stands for: a whole number or a floating-point one as
  /// std::from_chars reads it, true or false, an enumerator's name or number, a date and time of RFC 3339, a duration of ISO 8601, a text
  /// itself; through optionals and smart pointers. `address.street` is a field of a field that has a builder, which is then built from all
  /// that is set in it. A std::string_view field refers to the text. What does not succeed is noted, and build() will say it.
  /// Returns: whether the field is set now. Complexity: linear in the path, the text and the number of fields.
  bool set(std::string_view path, std::string_view text) { return detail::set_in_draft(this, table(), path, text); }

  /// Returns: whether the field of that name, or one in it, is set; false where there is no such field.
  [[nodiscard]] bool is_set(std::string_view path) const { return detail::is_set_in_draft(this, table(), path); }

  /// Returns: the names of the required fields that are not set yet, `address.street` among them.
  [[nodiscard]] std::vector<std::string> missing() const { return detail::missing_in_draft(this, table()); }

  /// Returns: what build() would say before it runs the rules: what is missing, was not readable, or is no field's name; in field order.
  [[nodiscard]] errors problems() const { return detail::problems_in_draft(this, table()); }

  /// Effects: nothing is set any more, and nothing wrong.
  constexpr void reset() {
    [&]<std::size_t... I>(std::index_sequence<I...>) { (cell<I>().reset(), ...); }(indices());
    problems_.clear();
  }

  /// Returns: the object, or what problems() says, or every violation of its rules. What is set is moved into the object, and nothing is
  /// set afterwards, unless problems() says something: then everything is as it was.
  [[nodiscard]] result<object> build() && {
    if (!is_complete()) [[unlikely]] {
      if (errors found = problems(); !found.empty()) return tl::unexpected<errors>(std::move(found));
    }
    const emptied at_end{*this};
    if (errors found = settle(); !found.empty()) return tl::unexpected<errors>(std::move(found));
    return end<0, state_type{}>([](auto&& chain) -> result<object> { return std::move(chain).build(); });
  }
  /// Returns: the same; what is set is copied, and stays.
  [[nodiscard]] result<object> build() const& {
    if (!is_complete()) [[unlikely]] {
      if (errors found = problems(); !found.empty()) return tl::unexpected<errors>(std::move(found));
    }
    return copy().build();
  }

  /// Returns: the same in a slot of pool<T>; see build_pooled() of the chain.
  [[nodiscard]] result<pooled<type>> build_pooled() && {
    if (!is_complete()) [[unlikely]] {
      if (errors found = problems(); !found.empty()) return tl::unexpected<errors>(std::move(found));
    }
    const emptied at_end{*this};
    if (errors found = settle(); !found.empty()) return tl::unexpected<errors>(std::move(found));
    return end<0, state_type{}>([](auto&& chain) -> result<pooled<type>> { return std::move(chain).build_pooled(); });
  }
  [[nodiscard]] result<pooled<type>> build_pooled() const& {
    return copy().build_pooled();
  }

  /// Returns: the object. Throws: validation_error with what build() would say.
  [[nodiscard]] constexpr object build_or_throw() && {
    require_completeness();
    const emptied at_end{*this};
    settle_or_throw();
    return end<0, state_type{}>([](auto&& chain) -> object { return std::move(chain).build_or_throw(); });
  }
  [[nodiscard]] constexpr object build_or_throw() const& {
    return copy().build_or_throw();
  }

  /// Returns: the object; of a factory that may fail a result still. No rule is run.
  /// Throws: validation_error with what problems() says, if it says something: without its required fields there is no object.
  [[nodiscard]] constexpr typename ends::unchecked build_unchecked() && {
    require_completeness();
    const emptied at_end{*this};
    settle_or_throw();
    return end<0, state_type{}>([](auto&& chain) -> typename ends::unchecked { return std::move(chain).build_unchecked(); });
  }
  [[nodiscard]] constexpr typename ends::unchecked build_unchecked() const& {
    return copy().build_unchecked();
  }

 protected:
  template <std::size_t I, class Self, class... Given>
  constexpr Self& put(Self& self, Given&&... given) {
    cell<I>().set(static_cast<Given&&>(given)...);
    is_put<I>();
    return self;
  }
  template <std::size_t I, class Self, class... Given>
  constexpr Self& append(Self& self, Given&&... given) {
    cell<I>().add(static_cast<Given&&>(given)...);
    is_put<I>();
    return self;
  }
  template <std::size_t I, class Self>
  constexpr Self& drop(Self& self) {
    cell<I>().reset();
    problems_.forget(I);
    return self;
  }
  template <std::size_t I>
  constexpr bool holds() const {
    return detail::is_filled(cell<I>());
  }

 private:
  struct emptied {
    draft& self;
    constexpr ~emptied() { self.reset(); }
  };

  template <std::size_t I>
  constexpr auto& cell() {
    return detail::cell_at<I>(static_cast<cells&>(*this));
  }
  template <std::size_t I>
  constexpr const auto& cell() const {
    return detail::cell_at<I>(static_cast<const cells&>(*this));
  }

  // The field is fine now, and what shared its memory is gone.
  template <std::size_t I>
  constexpr void is_put() {
    problems_.forget(I);
    if constexpr (detail::group_at<Glue, I>() != 0) {
      [&]<std::size_t... J>(std::index_sequence<J...>) { (give_way<J, I>(), ...); }(indices());
    }
  }
  template <std::size_t J, std::size_t I>
  constexpr void give_way() {
    if constexpr (J != I && detail::group_at<Glue, J>() == detail::group_at<Glue, I>()) {
      cell<J>().reset();
      problems_.forget(J);
    }
  }

  // ---- the ends

  constexpr draft copy() const {
    constexpr bool copies = std::is_copy_constructible_v<cells>;
    static_assert(copies, "ufb: this draft holds what cannot be copied: build it once, std::move(draft).build()");
    if constexpr (copies) return *this;
  }

  static constexpr bool has_nested = []<std::size_t... I>(std::index_sequence<I...>) { return (detail::may_nest<cell_type<I>> || ...); }(indices());
  static constexpr bool asks_table = requires { Glue::unions; } || requires { Glue::open; };

  // Returns: whether problems() has nothing to say; false: ask it.
  constexpr bool is_complete() const {
    if (asks_table || !problems_.empty()) return false;
    return [&]<std::size_t... I>(std::index_sequence<I...>) { return (is_certainly_fine<I>() && ...); }(indices());
  }
  template <std::size_t I>
  constexpr bool is_certainly_fine() const {
    if constexpr (detail::may_nest<cell_type<I>>) {
      if (cell<I>().nested() != nullptr) return false;
    }
    return Glue::required[I] == kind::unset || static_cast<bool>(cell<I>());
  }
  constexpr void require_completeness() const {
    if (!is_complete()) [[unlikely]] detail::throw_problems_in_draft(this, table());
  }

  // Effects: nested drafts become values. Returns: what their factories say.
  errors settle() {
    errors found;
    if constexpr (has_nested) {
      [&]<std::size_t... I>(std::index_sequence<I...>) { (settle_one<I>(found), ...); }(indices());
    }
    return found;
  }
  constexpr void settle_or_throw() {
    if constexpr (has_nested) settle_with_throw();
  }
  void settle_with_throw() {
    if (errors found = settle(); !found.empty()) detail::throw_errors(std::move(found));
  }
  template <std::size_t I>
  void settle_one([[maybe_unused]] errors& found) {
    if constexpr (detail::may_nest<cell_type<I>>) {
      using made_type = typename cell_type<I>::value_type;
      using glue = detail::nested_glue<made_type>;
      if (cell<I>().nested() == nullptr) return;
      if constexpr (detail::may_fail<glue>) {
        auto made = std::move(cell<I>().open()).build_unchecked();
        if (!made) {
          detail::add_below(found, detail::input_traits<Glue>::names()[I].name, made.error());
          return;
        }
        cell<I>().settle([&](auto&&) -> made_type {
          if constexpr (std::is_constructible_v<made_type, decltype(*std::move(made))>) {
            return made_type(*std::move(made));
          } else {
            return detail::held<made_type>([&] { return std::move(detail::object_in<glue>(*made)); });
          }
        });
      } else {
        cell<I>().settle([](auto&& nested) {
          return detail::held<made_type>([&]() -> typename glue::type { return static_cast<decltype(nested)>(nested).build_unchecked(); });
        });
      }
    }
  }

  // How the chain's type says that the field is set: on a condition where it is known only now.
  template <std::size_t I>
  static constexpr kind recorded() {
    constexpr kind how = cell_type<I>::how;
    return how == kind::unset || Glue::required[I] != kind::unset || splits<I> ? how : detail::on_condition(how);
  }
  // Fields of which the chain's type must say whether they are set, so that there are two chains, with and without.
  template <std::size_t I>
  static constexpr bool splits = detail::is_open<Glue, I>() || detail::input_traits<Glue>::template splits<I>();
  static constexpr std::size_t next_split(std::size_t from) {
    std::size_t next = count;
    [&]<std::size_t... I>(std::index_sequence<I...>) { ((next = splits<I> && I >= from && I < next ? I : next), ...); }(indices());
    return next;
  }
  static constexpr state_type record(state_type before, std::size_t from, std::size_t to) {
    [&]<std::size_t... I>(std::index_sequence<I...>) { ((before = I >= from && I < to ? before.with(I, recorded<I>()) : before), ...); }(indices());
    return before;
  }

  // The chain that ends here. Where the first of the open parameters that is not set stands, the call ends before it.
  template <std::size_t From, state_type Before, class End>
  constexpr auto end(End to_end) {
    constexpr std::size_t split = next_split(From);
    constexpr state_type before = record(Before, From, split);
    if constexpr (split == count) {
      return end_with<before>(to_end);
    } else {
      if (cell<split>()) return end<split + 1, before.with(split, recorded<split>())>(to_end);
      if constexpr (detail::is_open<Glue, split>()) {
        return end_with<before>(to_end);
      } else {
        return end<split + 1, before>(to_end);
      }
    }
  }
  template <state_type S, class End>
  constexpr auto end_with(End to_end) {
    using chain = typename Glue::template chain<S>;
    typename Glue::arguments in{};
    [&]<std::size_t... I>(std::index_sequence<I...>) {
      detail::with_slots<Glue>(in, [&](auto&... slot) { (give<S, I>(slot), ...); });
    }(indices());
    chain last;
    return to_end(detail::chain_start::open(in, last));
  }
  template <state_type S, std::size_t I, class Slot>
  constexpr void give([[maybe_unused]] Slot& slot) {
    if constexpr (is_conditional(S[I])) {
      slot.template set_inside<S[I]>(cell<I>());
    } else if constexpr (S[I] != kind::unset) {
      cell<I>().give(slot);
    }
  }

  // ---- by name

  static draft& self(void* erased) { return *static_cast<draft*>(erased); }
  static const draft& self(const void* erased) { return *static_cast<const draft*>(erased); }

  template <std::size_t I>
  static constexpr detail::draft_field described() {
    using cell = cell_type<I>;
    detail::draft_field field;
    field.is_required = Glue::required[I] != kind::unset;
    field.is_open = detail::is_open<Glue, I>();
    field.one_of_group = detail::is_in_required_group<Glue, I>() ? detail::group_at<Glue, I>() : 0;
    if constexpr (cell::how != kind::unset) {
      field.is_set = [](const void* erased) { return detail::is_filled(self(erased).template cell<I>()); };
      if constexpr (requires(cell& one) { one.template read_into<Glue>(std::string_view()); }) {
        field.read = [](void* erased, std::string_view text) {
          if (!self(erased).template cell<I>().template read_into<Glue>(text)) return false;
          self(erased).template is_put<I>();
          return true;
        };
        field.not_readable = &cell::template not_readable<Glue>;
      }
    }
    if constexpr (detail::may_nest<cell>) {
      using nested = gen::draft<detail::nested_glue<typename cell::value_type>>;
      field.nested_table = &nested::table;
      field.nested_in = [](const void* erased) -> const void* { return self(erased).template cell<I>().nested(); };
      field.open = [](void* erased) -> void* {
        self(erased).template is_put<I>();
        return &self(erased).template cell<I>().open();
      };
    }
    return field;
  }

  template <class>
  friend class draft;

  static const detail::draft_table& table() {
    static constexpr auto fields = []<std::size_t... I>(std::index_sequence<I...>) {
      return std::array<detail::draft_field, count>{described<I>()...};
    }(indices());
    static constexpr detail::draft_table all{detail::input_traits<Glue>::names().data(), fields.data(), count,
                                             [](void* erased) -> detail::draft_problems& { return self(erased).problems_; }};
    return all;
  }

  detail::draft_problems problems_;
};

}  // namespace ufb::gen

namespace ufb::detail {

// The draft of an aggregate that Boost.PFR reads.
template <class Glue>
class aggregate_draft : public gen::draft<Glue> {
  template <auto Member>
  static constexpr std::size_t at = reflected<typename Glue::type>::template index_of<Member>();
  template <auto Member>
  using value_type = std::remove_cv_t<type_of_member<Member>>;

 public:
  using gen::draft<Glue>::set;
  using gen::draft<Glue>::is_set;

  /// Effects: sets the field. A value that it converts to it, of text also characters.
  template <auto Member>
    requires small_field<value_type<Member>>
  constexpr aggregate_draft& set(value_type<Member> value) UFB_LIFETIMEBOUND {
    return this->template put<at<Member>>(*this, value);
  }
  template <auto Member, class Value = value_type<Member>>
    requires(!small_field<value_type<Member>>)
  constexpr aggregate_draft& set(Value&& value) UFB_LIFETIMEBOUND {
    return this->template put<at<Member>>(*this, static_cast<Value&&>(value));
  }

  /// Effects: one more element of a container, or a key and its value.
  template <auto Member, class... Value>
  constexpr aggregate_draft& add(Value&&... value) UFB_LIFETIMEBOUND {
    return this->template append<at<Member>>(*this, static_cast<Value&&>(value)...);
  }

  /// Effects: the field is as if it had never been set.
  template <auto Member>
  constexpr aggregate_draft& unset() UFB_LIFETIMEBOUND {
    return this->template drop<at<Member>>(*this);
  }

  template <auto Member>
  [[nodiscard]] constexpr bool is_set() const {
    return this->template holds<at<Member>>();
  }
};

template <class Glue>
struct draft_source {
  using type = typename Glue::template draft<gen::draft<Glue>>;
};
template <class T, class Rules, class Indices>
struct draft_source<aggregate<T, Rules, Indices>> {
  using type = aggregate_draft<aggregate<T, Rules, Indices>>;
};

}  // namespace ufb::detail

namespace ufb {

/// The type of draft<T>(): to have one as a member.
template <class T, class Glue = detail::builder_of<T>>
using draft_of = typename detail::draft_source<Glue>::type;

/// Returns: a builder of T with nothing set. Its setters are `set_name("Ada")`, `unset_name()`, or `set<&Point::x>(1)` where nothing was
/// generated, and `set("name", "Ada")`; they copy or move what they are given and can be called again. It is copied where T's fields can be,
/// and moved. Requires: of a field that is a view, a pointer or a reference, that what it refers to lives until the object is built.
template <class T, class Glue = detail::builder_of<T>>
[[nodiscard]] constexpr draft_of<T, Glue> draft() {
  return {};
}

}  // namespace ufb
