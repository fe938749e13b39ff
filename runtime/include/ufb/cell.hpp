// A cell of a draft: what one field was given, kept until build(), which hands it to the slot of the chain. Where slots refer to arguments,
// cells own them; only what is a view, a pointer or a reference itself still refers. Called by draft.hpp.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <ufb/detail/config.hpp>
#include <ufb/read.hpp>
#include <ufb/detail/reference_slot.hpp>
#include <ufb/detail/slot.hpp>
#include <ufb/detail/state.hpp>
#include <ufb/detail/traits.hpp>
#include <ufb/detail/wipe.hpp>
#include <ufb/nested_builder.hpp>
#include <utility>

namespace ufb::detail {

// What a cell is made for: the slot's field, and what there is to know of it.
template <class Slot>
struct slot_traits;
template <class F, class... Transform>
struct slot_traits<gen::slot<F, Transform...>> {
  using field = F;
  static constexpr unsigned bits = 0;
};
template <class F, unsigned Width>
struct slot_traits<gen::bit_slot<F, Width>> {
  using field = F;
  static constexpr unsigned bits = Width;
};

// Where a reference is to be bound to what was given and to nothing else: nobody else can have it, or a copy of it.
template <class F>
inline constexpr bool only_refers =
    std::is_lvalue_reference_v<F> && (!std::is_const_v<std::remove_reference_t<F>> || !std::is_copy_constructible_v<std::remove_cvref_t<F>>);

// How build() takes what is in the cell.
template <class F>
constexpr gen::kind kind_of_cell() {
  using value_type = std::remove_cvref_t<F>;
  if constexpr (std::is_lvalue_reference_v<F>) {
    return gen::kind::copied;
  } else if constexpr (is_characters<F>) {
    return gen::kind::viewed;
  } else if constexpr (text_field<value_type>) {
    return std::is_const_v<F> || std::is_same_v<value_type, std::string_view> ? gen::kind::viewed : gen::kind::moved;
  } else {
    return small_field<value_type> ? gen::kind::copied : gen::kind::moved;
  }
}

constexpr gen::kind on_condition(gen::kind how) {
  return how == gen::kind::copied ? gen::kind::copied_if : how == gen::kind::moved ? gen::kind::moved_if : gen::kind::viewed_if;
}

template <class F>
struct array_box {
  F value;
};

// Returns: an F of what was given, as a setter takes it.
template <class F, bool Converts, class Given>
constexpr F made_from(Given&& given) {
  if constexpr (std::is_same_v<std::remove_cvref_t<Given>, F>) {
    return F(static_cast<Given&&>(given));
  } else if constexpr (text_field<F> && std::is_convertible_v<Given, const char*>) {
    const std::string_view view = view_of(given);
    return F(view.data(), view.size());
  } else if constexpr (text_field<F> && std::is_convertible_v<Given, std::string_view>) {
    const std::string_view view = given;
    return F(view.data(), view.size());
  } else if constexpr (std::is_convertible_v<Given, F>) {
    return static_cast<Given&&>(given);
  } else {
    constexpr bool takes = makes<F, Given> || (Converts && converts_explicitly<Given, F>);
    static_assert(takes, "ufb: the field cannot be made from this; explicit conversions are for fields with `into`");
    if constexpr (takes) {
      source_for<F, Given, Converts> source;
      source.from(given);
      return source.make(source);
    }
  }
}

// Owns the value.
template <class Slot, bool Converts>
class value_cell {
  using field = typename slot_traits<Slot>::field;
  static constexpr bool is_array = std::is_array_v<field>;

 public:
  using value_type = std::remove_cvref_t<field>;
  static constexpr gen::kind how = kind_of_cell<field>();
  static constexpr bool is_moved_from = how == gen::kind::moved && !(std::is_const_v<field> && is_copyable<value_type>());

 private:
  using stored = std::conditional_t<is_array, array_box<value_type>, value_type>;
  static constexpr bool is_text_array = is_array && how == gen::kind::viewed;
  static constexpr bool converts_from_text = Converts && std::is_constructible_v<value_type, std::string_view>;

 public:
  constexpr value_cell() = default;
  constexpr value_cell(const value_cell&)
    requires(is_copyable<value_type>())
  = default;
  constexpr value_cell(value_cell&&) = default;
  // By construction: not every type that can be moved can be assigned.
  constexpr value_cell& operator=(value_cell&& other) {
    if (this != &other) take(std::move(other.value_));
    return *this;
  }
  constexpr value_cell& operator=(const value_cell& other)
    requires(is_copyable<value_type>())
  {
    if (this != &other) take(other.value_);
    return *this;
  }
  constexpr ~value_cell() = default;

  constexpr explicit operator bool() const { return value_.has_value(); }
  constexpr value_type& operator*() {
    if constexpr (is_array) {
      return value_->value;
    } else {
      return *value_;
    }
  }
  constexpr void reset() { value_.reset(); }
  /// Effects: as reset(), and nothing of the value is left in the cell.
  void overwrite() {
    std::destroy_at(&value_);
    detail::overwrite(&value_, sizeof value_);
    std::construct_at(&value_);
  }

  template <class Given>
  constexpr void set(Given&& given) {
    if constexpr (is_text_array) {
      Slot slot;
      if constexpr (std::is_convertible_v<Given, const char*>) {
        slot.set(static_cast<const char*>(given));
      } else {
        slot.set(std::string_view(given));
      }
      slot.template put<gen::kind::viewed>(value_.emplace().value);
    } else if constexpr (is_array && std::is_lvalue_reference_v<Given>) {
      Slot slot;
      slot.set(given);
      slot.template put<gen::kind::copied>(value_.emplace().value);
    } else if constexpr (is_array) {
      Slot slot;
      slot.set(given);
      slot.template put<gen::kind::moved>(value_.emplace().value);
    } else if constexpr (slot_traits<Slot>::bits != 0) {
      Slot slot;
      slot.set(given);  // sees whether it fits
      value_ = given;
    } else {
      make([&]() -> value_type { return made_from<value_type, Converts>(static_cast<Given&&>(given)); });
    }
  }

  /// Effects: puts what `maker` makes in place.
  template <class Maker>
  constexpr void make(Maker maker) {
    if constexpr (std::is_move_assignable_v<stored>) {
      value_ = maker();
    } else {
      value_.reset();
      value_.emplace(maker());
    }
  }

  /// Effects: sets the value that the text stands for. Returns: whether there is one. Source: see read().
  template <class Source>
    requires(is_text_array || converts_from_text || is_readable<value_type, Source>())
  bool read_into(std::string_view text) {
    UFB_TRY {
      if constexpr (is_text_array) {
        if (!Slot::fits(text)) return false;
        set(text);
      } else if constexpr (is_readable<value_type, Source>()) {
        auto value = read<value_type, Source>(text);
        if (!value) return false;
        if constexpr (slot_traits<Slot>::bits != 0) {
          if (!Slot::fits(*value)) return false;
        }
        set(*std::move(value));
      } else {
        set(text);
      }
      return true;
    } UFB_CATCH(const std::logic_error&) {  // what a constructor says of its argument
      return false;
    }
  }
  /// Returns: the error of any other text, as not_a() does.
  template <class Source>
  static error not_readable() {
    error found;
    found.code = "type";
    if constexpr (is_text_array) {
      found.rule = "type.length";
      found.message = "must be at most {max} {max|byte|bytes} long";
      found.arguments.add("max", show(sizeof(value_type) - 1));
    } else if constexpr (slot_traits<Slot>::bits != 0 && std::is_integral_v<value_type> && !std::is_same_v<value_type, bool>) {
      found.rule = "type.bits";
      found.message = "must be a whole number of {bits} {bits|bit|bits}";
      found.arguments.add("bits", show(slot_traits<Slot>::bits));
    } else if constexpr (is_readable<value_type, Source>()) {
      found = not_a<value_type, Source>();
    } else {
      found.rule = "type.conversion";
      found.message = "must be a text that the field can be made from";
    }
    return found;
  }

  /// Effects: one more element, or a key and its value.
  template <class... Given>
  constexpr void add(Given&&... given) {
    if (!value_) value_.emplace();
    append(*value_, static_cast<Given&&>(given)...);
  }

  /// Effects: records the value in the slot of the chain. Requires: there is one.
  constexpr void give(Slot& slot) {
    if constexpr (how == gen::kind::viewed) {
      slot.set(view(**this));
    } else {
      slot.set(**this);
    }
  }

 private:
  template <class Other>
  constexpr void take(Other&& other) {
    if constexpr (std::is_assignable_v<std::optional<stored>&, Other&&>) {
      value_ = static_cast<Other&&>(other);
    } else {
      value_.reset();
      if (other) value_.emplace(*static_cast<Other&&>(other));
    }
  }

  std::optional<stored> value_;
};

// Refers to what it was given, which must be there at build().
template <class Slot>
class reference_cell {
  using referred = std::remove_reference_t<typename slot_traits<Slot>::field>;

 public:
  using value_type = std::remove_cv_t<referred>;
  static constexpr gen::kind how = gen::kind::copied;
  static constexpr bool is_moved_from = false;

  constexpr explicit operator bool() const { return object_ != nullptr; }
  constexpr referred& operator*() { return *object_; }
  constexpr void reset() { object_ = nullptr; }
  constexpr void set(referred& given) { object_ = std::addressof(given); }
  void set(const referred&&) = delete;
  constexpr void give(Slot& slot) { slot.set(*object_); }

 private:
  referred* object_ = nullptr;
};

// An object on the heap that is copied with its owner; made when it is first asked for. D may be incomplete until then.
template <class D>
class owned_draft {
 public:
  constexpr owned_draft() = default;
  constexpr owned_draft(const owned_draft& other) : object_(other.copied()) {}
  constexpr owned_draft(owned_draft&& other) noexcept : object_(std::exchange(other.object_, nullptr)) {}
  constexpr owned_draft& operator=(const owned_draft& other) {
    owned_draft copy(other);
    std::swap(object_, copy.object_);
    return *this;
  }
  constexpr owned_draft& operator=(owned_draft&& other) noexcept {
    owned_draft moved(std::move(other));
    std::swap(object_, moved.object_);
    return *this;
  }
  constexpr ~owned_draft() { delete object_; }

  constexpr const D* get() const { return object_; }
  constexpr D* get() { return object_; }
  constexpr D& open() {
    if (object_ == nullptr) object_ = new D();
    return *object_;
  }
  constexpr void reset() {
    delete object_;
    object_ = nullptr;
  }

 private:
  // Asked when the owner is copied, not when it is made: D may be incomplete then, and so the owner always says that it can be copied.
  constexpr D* copied() const {
    constexpr bool copies = std::is_copy_constructible_v<D>;
    static_assert(copies, "ufb: this draft holds what cannot be copied: build it once, std::move(draft).build()");
    if constexpr (copies) return object_ == nullptr ? nullptr : new D(*object_);
  }

  D* object_ = nullptr;
};

// The same for a field that may be drafted itself, by a D: the cell holds either a value or a draft of it, and both while it is built.
template <class Cell, class D>
class nested_cell : public Cell {
 public:
  constexpr bool is_set() const { return static_cast<bool>(*this) || nested_.get() != nullptr; }
  constexpr const D* nested() const { return nested_.get(); }
  constexpr void reset() {
    nested_.reset();
    Cell::reset();
  }
  template <class Given>
  constexpr void set(Given&& given) {
    Cell::set(static_cast<Given&&>(given));
    nested_.reset();
  }
  D& open() {
    Cell::reset();
    return nested_.open();
  }
  constexpr D* nested() { return nested_.get(); }
  /// Effects: of value and draft only the one stays.
  constexpr void keep_value() { nested_.reset(); }
  constexpr void keep_draft() { Cell::reset(); }

 private:
  owned_draft<D> nested_;
};

// Of a field that can be given nothing: its type cannot be moved, or it has no setter.
struct empty_cell {
  using value_type = void;
  static constexpr gen::kind how = gen::kind::unset;
  static constexpr bool is_moved_from = false;

  constexpr explicit operator bool() const { return false; }
  constexpr void reset() {}
  template <class Given>
  constexpr void set(Given&&) {
    static_assert(std::is_void_v<Given>, "ufb: the field's type cannot be moved, so a draft cannot keep a value of it: build<T>() can make it in its place");
  }
};

template <class Slot, bool Converts, bool Skipped>
constexpr auto choose_cell() {
  using field = typename slot_traits<Slot>::field;
  using value_type = std::remove_cvref_t<field>;
  if constexpr (Skipped || (!only_refers<field> && !std::is_array_v<field> && !std::is_move_constructible_v<value_type>)) {
    return std::type_identity<empty_cell>();
  } else if constexpr (only_refers<field>) {
    return std::type_identity<reference_cell<Slot>>();
  } else {
    return std::type_identity<value_cell<Slot, Converts>>();
  }
}

template <class Slot, bool Converts, bool Skipped>
using cell_for = typename decltype(choose_cell<Slot, Converts, Skipped>())::type;

}  // namespace ufb::detail
