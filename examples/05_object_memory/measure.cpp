// Builds ten thousand of each and asks malloc before and after; builds pooled ones and asks the pool.
#include "measure.hpp"

#include <concepts>
#include <type_traits>
#include <ufb/ufb.hpp>
#include <utility>

#include "shapes.ufb.hpp"

namespace {

constexpr std::size_t objects = 10'000;
const char* const name = "Ada Lovelace";
const char* const email = "ada@example.org";
const auto created_at = std::chrono::sys_seconds(std::chrono::seconds(1'700'000'000));
const std::vector<std::string> tags{"admin", "editor"};
const std::map<std::string, std::string> metadata{{"team", "core"}, {"floor", "3"}};

template <class T>
concept has_two = !requires(T one) { one.id; };
template <class T>
concept has_eight = requires(T one) { one.metadata; };

struct by_hand {
  template <class T>
  static T made() {
    if constexpr (has_two<T>) {
      return T{name, email};
    } else if constexpr (has_eight<T>) {
      return T{7, name, email, 36, true, created_at, tags, metadata};
    } else {
      return T{7, name, email, 36, true};
    }
  }
};

struct by_members {
  template <class T>
  static auto made() {
    if constexpr (has_two<T>) {
      return ufb::build<T>().template with<&T::name>(name).template with<&T::email>(email).build();
    } else if constexpr (has_eight<T>) {
      return ufb::build<T>()
          .template with<&T::id>(7)
          .template with<&T::name>(name)
          .template with<&T::email>(email)
          .template with<&T::age>(36)
          .template with<&T::active>(true)
          .template with<&T::created_at>(created_at)
          .template with<&T::tags>(tags)
          .template with<&T::metadata>(metadata)
          .build();
    } else {
      return ufb::build<T>()
          .template with<&T::id>(7)
          .template with<&T::name>(name)
          .template with<&T::email>(email)
          .template with<&T::age>(36)
          .template with<&T::active>(true)
          .build();
    }
  }
};

struct by_names {
  template <class T>
  static auto made() {
    if constexpr (has_two<T>) {
      return ufb::build<T>().with_name(name).with_email(email).build();
    } else if constexpr (has_eight<T>) {
      return ufb::build<T>()
          .with_id(7)
          .with_name(name)
          .with_email(email)
          .with_age(36)
          .with_active(true)
          .with_created_at(created_at)
          .with_tags(tags)
          .with_metadata(metadata)
          .build();
    } else {
      return ufb::build<T>().with_id(7).with_name(name).with_email(email).with_age(36).with_active(true).build();
    }
  }
};

template <class T>
T&& value_of(T&& object) {
  return std::forward<T>(object);
}
template <class T>
T value_of(ufb::result<T>&& made) {
  return std::move(made).value();
}

std::optional<std::size_t> heap_used_bytes() { return ufb::get_memory_usage(ufb::heap_detail::ask).heap_used_bytes; }

template <class T, class Way>
std::optional<double> retained_bytes() {
  const std::optional<std::size_t> before = heap_used_bytes();
  std::vector<T> all;
  all.reserve(objects);
  for (std::size_t i = 0; i != objects; ++i) all.push_back(value_of(Way::template made<T>()));
  const std::optional<std::size_t> after = heap_used_bytes();
  if (!before || !after) return std::nullopt;
  return (static_cast<double>(*after) - static_cast<double>(*before)) / static_cast<double>(objects);
}

// So many objects, built in the pool and given back to it.
template <class T, class Way>
pool_cost idle(std::size_t count) {
  ufb::clear_pools();
  {
    const T object = value_of(Way::template made<T>());
    std::vector<ufb::pooled<T>> all;
    for (std::size_t i = 0; i != count; ++i) all.push_back(value_of(ufb::edit(object).build_pooled()));
  }
  const ufb::pool_detail found = ufb::pool<T>::stats();
  return {found.objects, found.bytes_used, found.bytes_retained, found.bytes_reserved};
}

template <class T, class Way>
object_cost cost(const char* shape, const char* mode) {
  object_cost found{shape, mode, sizeof(T), retained_bytes<T, Way>(), {}};
  if constexpr (!std::same_as<Way, by_hand>) found.pools = {idle<T, Way>(0), idle<T, Way>(100), idle<T, Way>(1000)};
  return found;
}

template <class Interface, class Class, class Schema>
void add_shape(std::vector<object_cost>& all, const char* shape) {
  all.push_back(cost<Interface, by_hand>(shape, "by hand"));
  all.push_back(cost<Interface, by_members>(shape, "interface"));
  all.push_back(cost<Class, by_names>(shape, "class"));
  all.push_back(cost<Schema, by_names>(shape, "schema"));
}

}  // namespace

std::vector<object_cost> measure() {
  static_cast<void>(retained_bytes<interface_mode::s2, by_hand>());  // the first call of anything allocates a little
  std::vector<object_cost> all;
  add_shape<interface_mode::s2, class_mode::s2, schema_mode::s2>(all, "S2");
  add_shape<interface_mode::s5, class_mode::s5, schema_mode::s5>(all, "S5");
  add_shape<interface_mode::s8, class_mode::s8, schema_mode::s8>(all, "S8");
  return all;
}
