// What a setter does to a text before it becomes the field: the transforms of one field, cuts first. Called by the slots of the builders.
#pragma once

#include <cstddef>
#include <string_view>
#include <type_traits>
#include <ufb/detail/config.hpp>
#include <ufb/detail/traits.hpp>

namespace ufb::detail {

// Fields that are made from characters: std::string and its like, std::string_view.
template <class F>
concept text_field = text<F> && std::is_constructible_v<F, const char*, std::size_t>;

// A transform either cuts: it chooses a part of a text, by characters that no other transform makes or takes away; or it changes characters,
// one for one. So all cuts can be made first, before characters are copied, and the copy is changed in place.
template <class Transform>
concept cuts = requires(std::string_view text) { Transform::view(text); };

template <class... Transform>
struct transforms {
  static constexpr bool only_cut = (cuts<Transform> && ...);

  UFB_ALWAYS_INLINE static constexpr std::string_view cut(std::string_view text) {
    (cut_by<Transform>(text), ...);
    return text;
  }
  template <class Text>
  UFB_ALWAYS_INLINE static constexpr void change(Text& text) {
    (change_by<Transform>(text), ...);
  }

 private:
  template <class One>
  UFB_ALWAYS_INLINE static constexpr void cut_by(std::string_view& text) {
    if constexpr (cuts<One>) text = One::view(text);
  }
  template <class One, class Text>
  UFB_ALWAYS_INLINE static constexpr void change_by(Text& text) {
    if constexpr (!cuts<One>) One::apply(text);
  }
};

// A transform of a text looks through an optional around it.
template <class Transform, class V>
constexpr void transform(V& value) {
  if constexpr (holder<V>) {
    if (present(value)) transform<Transform>(*value);
  } else {
    static_assert(text_field<V>, "ufb: this transform applies to text");
    Transform::apply(value);
  }
}

}  // namespace ufb::detail
