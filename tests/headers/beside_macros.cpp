// ufb after headers whose macros have ordinary names: Qt's keywords, X11's, the kernel interface's, those of Windows and Objective-C.
// As their headers define them, but here, so that none of these has to be there. The standard library comes first: it has no use for them.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstring>
#include <doctest/doctest.h>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <memory_resource>
#include <optional>
#include <ranges>
#include <set>
#include <span>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <tuple>
#include <typeinfo>
#include <variant>
#include <vector>

// Qt, without QT_NO_KEYWORDS.
#define slots
#define signals public
#define emit
#define foreach(variable, container) for (variable : container)
#define forever for (;;)

// X11/X.h, X11/Xlib.h, X11/Xutil.h, X11/Xos.h.
#define None 0L
#define Bool int
#define Status int
#define True 1
#define False 0
#define Success 0
#define Always 2
#define Above 0
#define Below 1
#define Complex 0
#define Convex 2
#define Unsorted 0
#define Expose 12
#define KeyPress 2
#define FocusIn 9
#define CursorShape 0
#define GrayScale 1
#define ControlMask (1 << 2)
#define CurrentTime 0L
#define InputOnly 2
#define index(text, character) strchr(text, character)
#define rindex(text, character) strrchr(text, character)

// sys/sysmacros.h, sys/param.h.
#define major(device) gnu_dev_major(device)
#define minor(device) gnu_dev_minor(device)
#define makedev(major_number, minor_number) gnu_dev_makedev(major_number, minor_number)
#define MIN(a, b) (((a) < (b)) ? (a) : (b))
#define MAX(a, b) (((a) > (b)) ? (a) : (b))

// Windows, without NOMINMAX.
#define min(a, b) (((a) < (b)) ? (a) : (b))
#define max(a, b) (((a) > (b)) ? (a) : (b))
#define small char
#define interface struct
#define near
#define far
#define IN
#define OUT
#define OPTIONAL
#define CONST const
#define VOID void
#define DELETE (0x00010000L)
#define ERROR 0
#define TRUE 1
#define FALSE 0

// Objective-C.
#define YES 1
#define NO 0
#define nil nullptr

#include <ufb/ufb.hpp>

#include "input.ufb.hpp"

bool shop::staff_has_mail(const user& user) { return user.level != tier::staff || !user.email.empty(); }
bool shop::is_even(int value) { return value % 2 == 0; }

namespace {

struct extent {
  int width = 1;
  int height = 1;
  std::vector<std::string> labels;
};

}  // namespace

template <>
inline constexpr auto ufb::schema<extent> = ufb::object(ufb::field<&extent::width>(ufb::range(1, 64)), ufb::field<&extent::height>(ufb::positive),
                                                        ufb::field<&extent::labels>(ufb::size(0, 2), ufb::each(ufb::uppercase)));

TEST_CASE("the generated path works beside such macros") {
  const auto built = ufb::build<shop::user>().with_name("Ada").with_email("ada@example.org").add_tags("x").build();
  REQUIRE(built);
  CHECK(ufb::is_valid(*built));
  CHECK(ufb::edit(*built).with_age(152).build().error().size() == 1);
  CHECK(ufb::build<shop::user>().with_name("Ada").with_email("ada@example.org").build_pooled());
  auto draft = ufb::draft<shop::user>();
  CHECK(draft.set("age", "37"));
  CHECK(draft.missing() == std::vector<std::string>{"name", "email"});
}

TEST_CASE("so does the path through Boost.PFR") {
  CHECK(ufb::validate(extent{0, 1, {"A", "b"}}).size() == 2);
  CHECK(ufb::build<extent>().with<&extent::width>(3).add<&extent::labels>("A").build());
  CHECK(ufb::edit(extent{}).with<&extent::width>(65).build().error().size() == 1);
  auto draft = ufb::draft<extent>();
  CHECK(draft.set("width", "7"));
  CHECK(std::move(draft).build()->width == 7);
  CHECK(ufb::get_pool_stats().total_pools >= 0);
}

TEST_CASE("so do batches and streams") {
  std::vector<int> numbers{1, 2, 3};
  int sum = 0;
  for (const int each : ufb::stream(numbers, [](int number) { return 2 * number; }, {.workers = 1})) sum += each;
  CHECK(ufb::process_in_batches(numbers, 2, [&](std::span<const int> batch) { sum += batch[0]; }).batches == 2);
  CHECK(sum == 16);
}

TEST_CASE("so does pooled memory") {
  const ufb::pooled_shared<extent> shared = ufb::make_pooled<extent>();
  CHECK(shared->width == 1);
  std::vector<int, ufb::pool_allocator<int>> numbers(100);
  ufb::arena arena;
  CHECK(arena.make<extent>()->height == 1);
  CHECK(ufb::pool_resource() == *ufb::pool_resource::of_process());
}
