// draft<T>(): the builder of T that one keeps in a variable, fills in a loop or from a user's input, and builds when it is complete.
// It owns what it is given; what is missing or could not be read is found when it is built, not when it is compiled. Called by users.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <ufb/aggregate.hpp>
#include <ufb/build.hpp>
#include <ufb/chain.hpp>
#include <ufb/detail/builder/draft_values.hpp>
#include <ufb/detail/config.hpp>
#include <ufb/detail/glue_of.hpp>
#include <ufb/detail/state.hpp>
#include <ufb/draft_table.hpp>
#include <ufb/errors.hpp>
#include <ufb/factory.hpp>
#include <ufb/pool.hpp>
#include <ufb/reflect.hpp>
#include <ufb/result.hpp>
#include <ufb/validate.hpp>
#include <utility>
#include <vector>

namespace ufb::gen {

/// The fields of a T that are set so far, and the ends of the builder; the base of what has a setter for each field.
/// Secret: whether all of them are, as the field is that it drafts. Rules: what the object is checked by; with others it is another class.
template <class Glue, bool Secret, class Rules>
class draft : detail::draft_values<Glue, Secret, Rules> {
  using values = detail::draft_values<Glue, Secret, Rules>;
  using type = typename Glue::type;
  using state_type = typename Glue::state;
  using ends = detail::ends<Glue>;
  using object = typename ends::object;
  using values::count;
  using typename values::indices;
  template <std::size_t I>
  using cell_type = typename values::template cell_type<I>;

 public:
  constexpr draft() = default;

  /// Effects: sets the field of that name, as errors call it, to what the text stands for: a whole number or a floating-point one as
  /// std::from_chars reads it, true or false, an enumerator's name or number, a date and time of RFC 3339, a duration of ISO 8601, a text
  /// itself; through optionals and smart pointers. `address.street` is a field of a field that has a builder, which is then built from all
  /// that is set in it. A std::string_view field refers to the text. What does not succeed is noted, and build() will say it.
  /// Returns: whether the field is set now. Complexity: linear in the path, the text and the number of fields.
  bool set(std::string_view path, std::string_view text) { return detail::set_in_draft(static_cast<values*>(this), values::table(), path, text); }

  /// Returns: whether the field of that name, or one in it, is set; false where there is no such field.
  [[nodiscard]] bool is_set(std::string_view path) const { return detail::is_set_in_draft(static_cast<const values*>(this), values::table(), path); }

  /// Returns: the names of the required fields that are not set yet, `address.street` among them.
  [[nodiscard]] std::vector<std::string> missing() const { return detail::missing_in_draft(static_cast<const values*>(this), values::table()); }

  /// Returns: what build() would say before it runs the rules: what is missing, was not readable, or is no field's name; in field order.
  [[nodiscard]] errors problems() const { return detail::problems_in_draft(static_cast<const values*>(this), values::table()); }

  /// Effects: nothing is set any more, and nothing wrong.
  constexpr void reset() { values::reset(); }

  /// Returns: the object, or what problems() says, or every violation of its rules. What is set is moved into the object, and nothing is
  /// set afterwards; but where there is no object all is set as before, so that a field can be set again and the rest need not be. Two kinds
  /// of values are gone then: arguments of a constructor or a factory that was called, and of const fields that can only be moved.
  [[nodiscard]] result<object> build() && {
    static_assert(fits, "ufb: an object that cannot be moved does not fit into a result: use build_pooled()");
    emptied at_end{this};
    if (errors found = obstacles(at_end); !found.empty()) [[unlikely]] return tl::unexpected<errors>(std::move(found));
    return end<0, state_type{}>([&](auto&& chain) -> result<object> {
      if constexpr (!fits) {
        __builtin_unreachable();
      } else if constexpr (takes_back) {
        result<object> built(tl::in_place, std::move(chain).build_unchecked());
        if (errors found = refusal(*built, at_end); !found.empty()) [[unlikely]] built = tl::unexpected<errors>(std::move(found));
        return built;
      } else {
        return std::move(chain).build();
      }
    });
  }
  /// Returns: the same; what is set is copied, and stays.
  [[nodiscard]] result<object> build() const& {
    if (errors found = problems_if_any(); !found.empty()) [[unlikely]] return tl::unexpected<errors>(std::move(found));
    return copy().build();
  }

  /// Returns: the same in a slot of pool<T>; see build_pooled() of the chain.
  [[nodiscard]] result<pooled<type>> build_pooled() && {
    emptied at_end{this};
    if (errors found = obstacles(at_end); !found.empty()) [[unlikely]] return tl::unexpected<errors>(std::move(found));
    return end<0, state_type{}>([&](auto&& chain) -> result<pooled<type>> {
      if constexpr (takes_back) {
        using last = decltype(detail::step_of_chain(chain));
        detail::recycled_slot<type> slot(detail::operations_in<Glue>);
        detail::fill<Glue, last::state>(slot, detail::chain_start::arguments_of(chain));
        if (errors found = refusal(*slot.get(), at_end); !found.empty()) [[unlikely]] return tl::unexpected<errors>(std::move(found));
        return std::move(slot).hand_over();
      } else {
        return std::move(chain).build_pooled();
      }
    });
  }
  [[nodiscard]] result<pooled<type>> build_pooled() const& {
    return copy().build_pooled();
  }

#ifdef __cpp_exceptions
  /// Returns: the object. Throws: validation_error with what build() would say, and leaves what build() would leave.
  [[nodiscard]] constexpr object build_or_throw() && {
    static_assert(fits || !takes_back, "ufb: an object that cannot be moved cannot be checked on its way out: use build_pooled()");
    emptied at_end{this};
    require_no_obstacles(at_end);
    return end<0, state_type{}>([&](auto&& chain) -> object {
      if constexpr (takes_back && !fits) {
        __builtin_unreachable();
      } else if constexpr (takes_back) {
        object built = std::move(chain).build_unchecked();
        if (!passes(built)) [[unlikely]] throw_if_refused(built, at_end);
        return built;
      } else {
        return std::move(chain).build_or_throw();
      }
    });
  }
  [[nodiscard]] constexpr object build_or_throw() const& {
    return copy().build_or_throw();
  }
#endif

  /// Returns: the object; of a factory that may fail a result still. No rule is run.
  /// Throws: validation_error with what problems() says, if it says something: without its required fields there is no object.
  [[nodiscard]] constexpr typename ends::unchecked build_unchecked() && {
    emptied at_end{this};
    require_no_obstacles(at_end);
    return unchecked();
  }
  [[nodiscard]] constexpr typename ends::unchecked build_unchecked() const& {
    return copy().build_unchecked();
  }

 protected:
  using values::append;
  using values::drop;
  using values::holds;
  using values::put;

 private:
  template <class, bool, class>
  friend class detail::draft_values;

  // ---- the ends

  constexpr draft copy() const {
    static_assert(values::copies, "ufb: this draft holds what cannot be copied: build it once, std::move(draft).build()");
    if constexpr (values::copies) return *this;
  }

  static constexpr bool asks_table = requires { Glue::unions; } || requires { Glue::open; };

  // Returns: whether problems() has nothing to say; false: ask it.
  constexpr bool is_complete() const {
    if (asks_table || this->has_problems()) return false;
    return [&]<std::size_t... I>(std::index_sequence<I...>) { return (is_certainly_fine<I>() && ...); }(indices());
  }
  template <std::size_t I>
  constexpr bool is_certainly_fine() const {
    if constexpr (detail::may_nest<cell_type<I>>) {
      if (this->template cell<I>().nested() != nullptr) return false;
    }
    return Glue::required[I] == kind::unset || static_cast<bool>(this->template cell<I>());
  }
  errors problems_if_any() const { return is_complete() ? errors() : problems(); }

  // Nothing is set when this ends; also not after an exception, which may have come when some values had been moved.
  struct emptied {
    draft* self;  // nullptr: all is as it was
    constexpr ~emptied() {
      if (self != nullptr) self->reset();
    }
  };

  // Returns: why there is no object; if nothing, nested drafts have become values as well.
  errors obstacles(emptied& at_end) {
    errors found = problems_if_any();
    if constexpr (values::has_nested) {
      if (found.empty()) {
        found = this->settle();
        if (!found.empty()) this->unsettle();
      }
    }
    if (!found.empty()) at_end.self = nullptr;
    return found;
  }
  constexpr void require_no_obstacles(emptied& at_end) {
    if (values::has_nested || !is_complete()) throw_obstacles(at_end);
  }
  void throw_obstacles(emptied& at_end) {
    if (errors found = obstacles(at_end); !found.empty()) [[unlikely]] detail::throw_errors(std::move(found));
  }
  constexpr typename ends::unchecked unchecked() {
    return end<0, state_type{}>([](auto&& chain) -> typename ends::unchecked { return std::move(chain).build_unchecked(); });
  }

  // ---- an object that its rules refuse: its values go back to where they were moved from

  static constexpr bool takes_back = values::is_made_of_fields && Rules::has_rules;
  static constexpr bool fits = detail::makes_movable<Glue>;

  static constexpr bool passes(const type& built) { return detail::passes<type, Rules>(built); }

  errors refusal(type& built, emptied& at_end) {
    if (passes(built)) [[likely]] return {};
    errors found = detail::violations_of<type, Rules>(built);
    if (!found.empty()) {
      this->take_back(built);
      at_end.self = nullptr;
    }
    return found;
  }
  void throw_if_refused(type& built, emptied& at_end) {
    if (errors found = refusal(built, at_end); !found.empty()) detail::throw_errors(std::move(found));
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
      if (this->template cell<split>()) return end<split + 1, before.with(split, recorded<split>())>(to_end);
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
      slot.template set_inside<S[I]>(this->template cell<I>());
    } else if constexpr (S[I] != kind::unset) {
      this->template cell<I>().give(slot);
    }
  }
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
template <class T, class Glue = detail::builder_of<T>, class Rules = detail::rules_of<T>>
[[nodiscard]] constexpr draft_of<T, Glue> draft() {
  return {};
}

}  // namespace ufb
