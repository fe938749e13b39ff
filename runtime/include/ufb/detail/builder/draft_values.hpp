// What a draft holds: the cells of its fields and what is wrong with them, by index for its setters and by name for texts; the nested drafts
// that become values while it is built, and the way of all values back from an object that is refused. The base of draft.hpp.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <ufb/detail/builder/draft_cells.hpp>
#include <ufb/detail/state.hpp>
#include <ufb/detail/wipe.hpp>
#include <ufb/draft_table.hpp>
#include <ufb/errors.hpp>
#include <ufb/factory.hpp>
#include <ufb/nested_builder.hpp>
#include <utility>

namespace ufb::detail {

template <class Glue, bool Secret, class Rules>
class draft_values : draft_cells<Glue, Secret, Rules> {
  using cells = draft_cells<Glue, Secret, Rules>;
  using kind = gen::kind;
  using type = typename Glue::type;

 public:
  static constexpr std::size_t count = inputs_of<Glue>;
  using indices = std::make_index_sequence<count>;
  template <std::size_t I>
  using cell_type = std::remove_cvref_t<decltype(cell_at<I>(std::declval<cells&>()))>;

  static constexpr bool copies = std::is_copy_constructible_v<cells>;
  static constexpr bool has_nested = []<std::size_t... I>(std::index_sequence<I...>) { return (may_nest<cell_type<I>> || ...); }(indices());
  static constexpr bool is_made_of_fields = !may_fail<Glue> && !requires { Glue::parameters; };

  constexpr void reset() {
    [&]<std::size_t... I>(std::index_sequence<I...>) { (cell<I>().reset(), ...); }(indices());
    problems_.clear();
  }

  template <std::size_t I>
  constexpr auto& cell() {
    return cell_at<I>(static_cast<cells&>(*this));
  }
  template <std::size_t I>
  constexpr const auto& cell() const {
    return cell_at<I>(static_cast<const cells&>(*this));
  }

  constexpr bool has_problems() const { return !problems_.empty(); }

  // ---- by setters

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
    return is_filled(cell<I>());
  }

  // ---- by name

  static draft_values& self(void* erased) { return *static_cast<draft_values*>(erased); }
  static const draft_values& self(const void* erased) { return *static_cast<const draft_values*>(erased); }

  template <std::size_t I>
  static constexpr draft_field described() {
    using cell = cell_type<I>;
    draft_field field;
    field.is_required = Glue::required[I] != kind::unset;
    field.is_open = is_open<Glue, I>();
    field.one_of_group = is_in_required_group<Glue, I>() ? group_at<Glue, I>() : 0;
    if constexpr (cell::how != kind::unset) {
      field.is_set = [](const void* erased) { return is_filled(self(erased).template cell<I>()); };
      if constexpr (requires(cell& one) { one.template read_into<Glue>(std::string_view()); }) {
        field.read = [](void* erased, std::string_view text) {
          if (!self(erased).template cell<I>().template read_into<Glue>(text)) return false;
          self(erased).template is_put<I>();
          return true;
        };
        field.not_readable = &cell::template not_readable<Glue>;
      }
    }
    if constexpr (may_nest<cell>) {
      using nested = typename std::remove_pointer_t<decltype(std::declval<cell&>().nested())>::values;
      field.nested_table = &nested::table;
      field.nested_in = [](const void* erased) -> const void* { return static_cast<const nested*>(self(erased).template cell<I>().nested()); };
      field.open = [](void* erased) -> void* {
        self(erased).template is_put<I>();
        return static_cast<nested*>(&self(erased).template cell<I>().open());
      };
    }
    return field;
  }

  static const draft_table& table() {
    static constexpr auto fields = []<std::size_t... I>(std::index_sequence<I...>) {
      return std::array<draft_field, count>{described<I>()...};
    }(indices());
    static constexpr draft_table all{input_traits<Glue>::names().data(), fields.data(), count,
                                     [](void* erased) -> draft_problems& { return self(erased).problems_; }};
    return all;
  }

  // ---- nested drafts: values besides while this one is built

  // Effects: each makes a value. Returns: what their factories say.
  errors settle() {
    errors found;
    [&]<std::size_t... I>(std::index_sequence<I...>) { (settle_one<I>(found), ...); }(indices());
    return found;
  }
  template <std::size_t I>
  void settle_one([[maybe_unused]] errors& found) {
    if constexpr (may_nest<cell_type<I>>) {
      using made_type = typename cell_type<I>::value_type;
      using glue = nested_glue<made_type>;
      const auto refuse = [&](const errors& below) { add_below(found, input_traits<Glue>::names()[I].name, below); };
      auto* const nested = cell<I>().nested();
      if (nested == nullptr) return;
      if (errors below = nested->settle(); !below.empty()) return refuse(below);
      if constexpr (may_fail<glue>) {
        auto made = nested->unchecked();
        if (!made) {
          refuse(made.error());
          return cell<I>().reset();
        }
        cell<I>().make([&]() -> made_type {
          if constexpr (std::is_constructible_v<made_type, decltype(*std::move(made))>) {
            return made_type(*std::move(made));
          } else {
            return held<made_type>([&] { return std::move(object_in<glue>(*made)); });
          }
        });
      } else {
        cell<I>().make([&] { return held<made_type>([&]() -> typename glue::type { return nested->unchecked(); }); });
      }
    }
  }

  // Effects: the values of nested drafts are in these again.
  void unsettle() {
    [&]<std::size_t... I>(std::index_sequence<I...>) { (unsettle_one<I>(), ...); }(indices());
  }
  template <std::size_t I>
  void unsettle_one() {
    if constexpr (may_nest<cell_type<I>>) {
      auto* const nested = cell<I>().nested();
      if (nested == nullptr) return;
      if (!cell<I>()) return nested->unsettle();
      if constexpr (std::remove_pointer_t<decltype(nested)>::is_made_of_fields) {
        nested->take_back(nested_object<I>());
        cell<I>().keep_draft();
      } else {
        cell<I>().keep_value();
      }
    }
  }
  template <std::size_t I>
  auto& nested_object() {
    if constexpr (std::is_same_v<typename cell_type<I>::value_type, typename nested_glue<typename cell_type<I>::value_type>::type>) {
      return *cell<I>();
    } else {
      return **cell<I>();
    }
  }

  // A const object, as it may be that an optional or a pointer holds, is copied.
  template <class Object>
  void take_back(Object& built) {
    Glue::apply(built, [&](auto&... from) {
      [&]<std::size_t... I>(std::index_sequence<I...>) { (take_back_one<I>(from), ...); }(indices());
    });
    if constexpr (holds_secrets<type, Glue>() && !std::is_const_v<Object>) wipe_secrets<Glue>(built);
    unsettle();
  }
  template <std::size_t I, class F>
  void take_back_one(F& from) {
    using taken = typename cell_type<I>::value_type;
    if constexpr (cell_type<I>::is_moved_from && !std::is_trivially_copyable_v<taken>) {
      if (!cell<I>()) return;
      if constexpr (std::is_const_v<F> && !is_copyable<taken>()) {
        cell<I>().reset();
      } else if constexpr (std::is_array_v<F>) {
        cell<I>().set(static_cast<std::conditional_t<std::is_const_v<F>, F&, F&&>>(from));
      } else {
        cell<I>().make([&]() -> taken { return std::move(from); });
      }
    }
  }

 private:
  // The field is fine now, and what shared its memory is gone.
  template <std::size_t I>
  constexpr void is_put() {
    problems_.forget(I);
    if constexpr (group_at<Glue, I>() != 0) {
      [&]<std::size_t... J>(std::index_sequence<J...>) { (give_way<J, I>(), ...); }(indices());
    }
  }
  template <std::size_t J, std::size_t I>
  constexpr void give_way() {
    if constexpr (J != I && group_at<Glue, J>() == group_at<Glue, I>()) {
      cell<J>().reset();
      problems_.forget(J);
    }
  }

  draft_problems problems_;
};

}  // namespace ufb::detail
