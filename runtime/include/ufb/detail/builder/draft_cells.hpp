// The cells of a draft, one an argument of the chain it ends in, and what there is to know of each from glue, generated or not.
// The base of every draft; called by draft.hpp.
#pragma once

#include <array>
#include <cstddef>
#include <tuple>
#include <type_traits>
#include <ufb/aggregate.hpp>
#include <ufb/cell.hpp>
#include <ufb/chain.hpp>
#include <ufb/detail/builder/wiping_cell.hpp>
#include <ufb/detail/glue_of.hpp>
#include <ufb/detail/state.hpp>
#include <ufb/detail/validate/source.hpp>
#include <ufb/detail/wipe.hpp>
#include <ufb/nested_builder.hpp>
#include <ufb/reflect.hpp>
#include <ufb/schema.hpp>
#include <utility>

namespace ufb::gen {

template <class Glue, bool Secret = false, class Rules = detail::rules_of<typename Glue::type>>
class draft;

}  // namespace ufb::gen

namespace ufb::detail {

// ---- what glue says of its fields, generated or not

template <std::size_t Fields>
constexpr std::size_t count_in(const gen::state<Fields>&) {
  return Fields;
}
template <class Glue>
inline constexpr std::size_t inputs_of = count_in(typename Glue::state());

template <std::size_t I, class Slot>
constexpr Slot& slot_at(indexed_slot<I, Slot>& slot) {
  return slot;
}

// Effects: calls the function with the slots of all arguments.
template <class Glue, class Function>
constexpr auto with_slots(typename Glue::arguments& in, Function function) {
  if constexpr (requires { Glue::with_slots(in, function); }) {
    return Glue::with_slots(in, function);
  } else {
    return [&]<std::size_t... I>(std::index_sequence<I...>) { return function(slot_at<I>(in)...); }(std::make_index_sequence<inputs_of<Glue>>());
  }
}

template <class... Slot>
struct slot_list {};
struct list_slots {
  template <class... Slot>
  constexpr slot_list<Slot...> operator()(Slot&...) const {
    return {};
  }
};
template <class Glue>
using slots_of = decltype(with_slots<Glue>(std::declval<typename Glue::arguments&>(), list_slots()));

template <class Glue, std::size_t I>
constexpr bool is_skipped() {
  if constexpr (requires { Glue::skipped; }) return Glue::skipped[I] != gen::kind::unset;
  return false;
}
// Is it a parameter whose default only the compiler knows? Then it can be left out at the end of the call alone.
template <class Glue, std::size_t I>
constexpr bool is_open() {
  if constexpr (requires { Glue::open; }) return Glue::open[I] != gen::kind::unset;
  return false;
}
// The number of the field's anonymous union, from 1; 0: it is in none.
template <class Glue, std::size_t I>
constexpr unsigned group_at() {
  unsigned group = 0;
  if constexpr (requires { Glue::unions; }) {
    for (unsigned i = 0; i != Glue::unions.size(); ++i)
      if (Glue::unions[i].first <= I && I <= Glue::unions[i].last) group = i + 1;
  }
  return group;
}
template <class Glue, std::size_t I>
constexpr bool is_in_required_group() {
  if constexpr (group_at<Glue, I>() != 0) return Glue::unions[group_at<Glue, I>() - 1].is_required;
  return false;
}

template <class Glue>
struct input_traits {
  static constexpr auto& names() {
    if constexpr (requires { Glue::parameters; }) {
      return Glue::parameters;
    } else {
      return Glue::fields;
    }
  }
  template <std::size_t I>
  static constexpr bool converts() {
    if constexpr (requires { Glue::converting; }) return Glue::converting[I] != gen::kind::unset;
    return false;
  }
  template <std::size_t I>
  static constexpr bool splits() {
    return false;
  }
};

// Of an aggregate through Boost.PFR: the names of its members, or what the schema calls them.
template <class T, class Rules, class Indices>
struct input_traits<aggregate<T, Rules, Indices>> {
  template <std::size_t I>
  static constexpr bool converts() {
    return schema_for_builder<T, I, Rules>::converts;
  }

  // A const field can only be left out of the braces, not be given its default, where there is no T{} that has it to copy.
  template <std::size_t I>
  static constexpr bool splits() {
    using field = typename reflected<T>::template type<I>;
    return std::is_const_v<field> && !(has_default<T> && is_movable_field<field>);
  }
  static constexpr auto& names() { return all_names; }

 private:
  static constexpr std::size_t count = reflected<T>::count;
  using list = std::array<gen::field, count>;

  template <auto Member, class... R>
  static constexpr void rename(list& all, const field_rules<Member, R...>& part) {
    gen::field& one = all[reflected<T>::template index_of<Member>()];
    const gen::field said = field_of(part);
    one.is_secret = one.is_secret || said.is_secret;
    if (said.name != name_of_member<Member>()) one.name = said.name;
  }
  template <class Check>
  static constexpr void rename(list&, const Check&) {}

  static constexpr list all_names = [] {
    if constexpr (glued<T>) {
      return Rules::fields;
    } else {
      list all = []<std::size_t... I>(std::index_sequence<I...>) { return list{gen::field{reflected<T>::template name<I>()}...}; }(std::make_index_sequence<count>());
      if constexpr (has_schema<T>) std::apply([&](const auto&... part) { (rename(all, part), ...); }, schema<T>.parts);
      return all;
    }
  }();
};

// ---- the cells

template <std::size_t I, class Cell>
struct indexed_cell : Cell {};

template <std::size_t I, class Cell>
constexpr Cell& cell_at(indexed_cell<I, Cell>& cell) {
  return cell;
}
template <std::size_t I, class Cell>
constexpr const Cell& cell_at(const indexed_cell<I, Cell>& cell) {
  return cell;
}

// Is a V, or what it holds, drafted field by field? What has rules or glue of its own is; of other structs nobody knows what they are.
template <class V>
constexpr bool is_drafted() {
  using inside = held_by<V>;
  if constexpr (std::is_class_v<inside> && (glued<inside> || has_schema<inside>)) {
    if constexpr (std::is_move_constructible_v<inside>) return has_builder<V>;
  }
  return false;
}

// Secret: whether the field is, or all of the struct that the draft is for.
template <class Cell, bool Secret>
struct cell_with_wiping {
  using type = Cell;
};
template <class Cell, bool Secret>
  requires(Secret || holds_secrets<typename Cell::value_type>())
struct cell_with_wiping<Cell, Secret> {
  using type = wiping_cell<Cell, Secret>;
};
template <class Cell, bool Secret>
struct cell_with_nested {
  using type = Cell;
};
template <class Cell, bool Secret>
  requires(is_drafted<typename Cell::value_type>())
struct cell_with_nested<Cell, Secret> {
  using type = nested_cell<Cell, gen::draft<nested_glue<typename Cell::value_type>, Secret>>;
};

// The cell of a field: of what it owns the draft wipes what is secret, and drafts what can be drafted itself.
template <class Cell, bool Secret>
struct draft_cell {
  using type = typename cell_with_nested<typename cell_with_wiping<Cell, Secret>::type, Secret>::type;
};
template <class Slot, bool Secret>
struct draft_cell<reference_cell<Slot>, Secret> {
  using type = reference_cell<Slot>;
};
template <bool Secret>
struct draft_cell<empty_cell, Secret> {
  using type = empty_cell;
};

// Rules: as of gen::draft. What is nested depends on which schemas there are, so where there are others, cells are of other classes.
template <class Glue, bool Secret, class Rules = rules_of<typename Glue::type>, class Slots = slots_of<Glue>,
          class Indices = std::make_index_sequence<inputs_of<Glue>>>
struct draft_cells;
template <class Glue, bool Secret, class Rules, class... Slot, std::size_t... I>
struct draft_cells<Glue, Secret, Rules, slot_list<Slot...>, std::index_sequence<I...>>
    : indexed_cell<I, typename draft_cell<cell_for<Slot, input_traits<Glue>::template converts<I>(), is_skipped<Glue, I>()>,
                                          Secret || input_traits<Glue>::names()[I].is_secret>::type>... {};

// Can an object that the builder makes be moved? The type may say so and not know better, as one with a const vector of std::unique_ptr.
template <class Glue, class Slots = slots_of<Glue>>
inline constexpr bool makes_movable = std::is_move_constructible_v<typename ends<Glue>::object>;
template <class Glue, class... Slot>
  requires(!requires { Glue::parameters; })
inline constexpr bool makes_movable<Glue, slot_list<Slot...>> =
    std::is_move_constructible_v<typename Glue::type> && (is_movable_field<typename slot_traits<Slot>::field> && ...);

template <class Cell>
concept may_nest = requires(const Cell& cell) { cell.nested(); };

template <class Cell>
constexpr bool is_filled(const Cell& cell) {
  if constexpr (may_nest<Cell>) {
    return cell.is_set();
  } else {
    return static_cast<bool>(cell);
  }
}

}  // namespace ufb::detail
