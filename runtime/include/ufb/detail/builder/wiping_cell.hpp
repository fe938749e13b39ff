// The cell of a field that is secret, or has what is: nothing of a value stays in the draft's memory when it is replaced, taken back or moved
// out, or when the draft ends. Around the cells of cell.hpp; called by draft_cells.hpp.
#pragma once

#include <memory>
#include <string_view>
#include <type_traits>
#include <ufb/detail/wipe.hpp>
#include <utility>

namespace ufb::detail {

// All: the field is secret itself. Otherwise what it holds is of a type with secret fields.
template <class Cell, bool All>
class wiping_cell : public Cell {
 public:
  constexpr wiping_cell() = default;
  constexpr wiping_cell(const wiping_cell&) = default;
  constexpr wiping_cell(wiping_cell&& other) noexcept(std::is_nothrow_move_constructible_v<Cell>) : Cell(std::move(other)) { other.reset(); }
  constexpr wiping_cell& operator=(wiping_cell&& other) {
    if (this == &other) return *this;
    wipe();
    Cell::operator=(std::move(other));
    other.reset();
    return *this;
  }
  constexpr wiping_cell& operator=(const wiping_cell& other)
    requires std::is_copy_constructible_v<Cell>
  {
    return *this = wiping_cell(other);
  }
  constexpr ~wiping_cell() { wipe(); }

  constexpr void reset() {
    wipe();
    Cell::reset();
  }
  template <class Given>
  constexpr void set(Given&& given) {
    renew([&](Cell& fresh) { fresh.set(static_cast<Given&&>(given)); });
  }
  template <class Maker>
  constexpr void make(Maker maker) {
    renew([&](Cell& fresh) { fresh.make(maker); });
  }
  template <class Source>
    requires requires(Cell& cell) { cell.template read_into<Source>(std::string_view()); }
  bool read_into(std::string_view text) {
    wiping_cell fresh;
    if (!static_cast<Cell&>(fresh).template read_into<Source>(text)) return false;
    *this = std::move(fresh);
    return true;
  }

 private:
  // The old value is there until there is a new one.
  template <class Change>
  constexpr void renew(Change change) {
    wiping_cell fresh;
    change(static_cast<Cell&>(fresh));
    *this = std::move(fresh);
  }

  constexpr void wipe() {
    if (std::is_constant_evaluated()) return;
    // GCC 12 would lose track of what the optional says of itself here, and warn that its value may be uninitialized.
    detail::overwrite(this, 0);
    if (!static_cast<bool>(*this)) return;
    if (!detail::wipe<All>(**this)) Cell::overwrite();
  }
};

}  // namespace ufb::detail
