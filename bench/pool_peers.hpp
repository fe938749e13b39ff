// The peers that pool.cpp and pool_memory.cpp compare: each makes an object and takes it back. Operator new stands for whichever malloc is
// preloaded.
#pragma once

#include <array>
#include <boost/container/pmr/synchronized_pool_resource.hpp>
#include <boost/container/pmr/unsynchronized_pool_resource.hpp>
#include <boost/pool/object_pool.hpp>
#include <boost/pool/pool.hpp>
#include <boost/pool/pool_alloc.hpp>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <memory_resource>
#include <new>
#include <string_view>
#include <ufb/pool.hpp>

namespace bench {

// Its constructor writes one word, so that an object's memory costs more than the object.
template <std::size_t Bytes>
struct object {
  explicit object(std::uint64_t number) noexcept : id(number) {}
  std::uint64_t id;
  std::array<std::byte, Bytes - sizeof(std::uint64_t)> rest;
};

struct traits {
  bool threads = true;    // objects may be given back by another thread than took them
  bool any_order = true;  // and in less than O(n) in another order than the reverse
};

template <class T>
struct ufb_pool {
  static constexpr std::string_view name = "ufb";
  static constexpr traits can{};
  static T* take(std::uint64_t id) { return ufb::make_pooled<T>(id).release(); }
  static void give(T* object) noexcept { ufb::pooled<T>::adopt(object).reset(); }
};

template <class T>
struct operator_new {
  static constexpr std::string_view name = "new";
  static constexpr traits can{};
  static T* take(std::uint64_t id) { return new T(id); }
  static void give(T* object) noexcept { delete object; }
};

// A resource of either std::pmr or Boost.Container.
template <class T, class Resource>
struct resource {
  static inline Resource memory;
  static T* take(std::uint64_t id) { return ::new (memory.allocate(sizeof(T), alignof(T))) T(id); }
  static void give(T* object) noexcept {
    std::destroy_at(object);
    memory.deallocate(object, sizeof(T), alignof(T));
  }
};
template <class T>
struct pmr_synchronized : resource<T, std::pmr::synchronized_pool_resource> {
  static constexpr std::string_view name = "pmr_synchronized";
  static constexpr traits can{};
};
template <class T>
struct pmr_unsynchronized : resource<T, std::pmr::unsynchronized_pool_resource> {
  static constexpr std::string_view name = "pmr_unsynchronized";
  static constexpr traits can{.threads = false};
};
template <class T>
struct boost_synchronized : resource<T, boost::container::pmr::synchronized_pool_resource> {
  static constexpr std::string_view name = "boost_synchronized";
  static constexpr traits can{};
};
template <class T>
struct boost_unsynchronized : resource<T, boost::container::pmr::unsynchronized_pool_resource> {
  static constexpr std::string_view name = "boost_unsynchronized";
  static constexpr traits can{.threads = false};
};

template <class T>
struct boost_pool {
  static constexpr std::string_view name = "boost_pool";
  static constexpr traits can{.threads = false};
  static inline boost::pool<> memory{sizeof(T)};
  static T* take(std::uint64_t id) { return ::new (memory.malloc()) T(id); }
  static void give(T* object) noexcept {
    std::destroy_at(object);
    memory.free(object);
  }
};

template <class T>
struct boost_object_pool {
  static constexpr std::string_view name = "boost_object_pool";
  static constexpr traits can{.threads = false, .any_order = false};
  static inline boost::object_pool<T> memory;
  static T* take(std::uint64_t id) { return memory.construct(id); }
  static void give(T* object) noexcept { memory.destroy(object); }
};

template <class T>
struct boost_fast_allocator {
  static constexpr std::string_view name = "boost_fast_pool_allocator";
  static constexpr traits can{};
  using allocator = boost::fast_pool_allocator<T>;
  static T* take(std::uint64_t id) { return ::new (static_cast<void*>(allocator::allocate())) T(id); }
  static void give(T* object) noexcept {
    std::destroy_at(object);
    allocator::deallocate(object);
  }
};

/// Effects: calls visit.operator()<Peer>() for the template of that name. Returns: whether there is one.
template <class Visit>
bool visit_peer(std::string_view name, Visit visit) {
  const auto is = [&]<template <class> class Peer>() {
    if (Peer<object<64>>::name != name) return false;
    visit.template operator()<Peer>();
    return true;
  };
  return is.template operator()<ufb_pool>() || is.template operator()<operator_new>() || is.template operator()<pmr_synchronized>() ||
         is.template operator()<pmr_unsynchronized>() || is.template operator()<boost_pool>() ||
         is.template operator()<boost_object_pool>() || is.template operator()<boost_fast_allocator>() ||
         is.template operator()<boost_synchronized>() || is.template operator()<boost_unsynchronized>();
}

}  // namespace bench
