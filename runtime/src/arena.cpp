// How an arena gets its blocks and gives them back. Called by arena.hpp, whose fast path needs neither.
#include <ufb/arena.hpp>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <new>

namespace ufb {

namespace {

constexpr std::size_t first_block = pool_resource::largest_block;  // bytes
constexpr std::size_t usual_block = std::size_t{4} << 20;          // bytes, at most, where one allocation needs no more

}  // namespace

void arena::grow(std::size_t bytes, std::size_t alignment) {
  constexpr auto most = static_cast<std::size_t>((std::numeric_limits<std::ptrdiff_t>::max)());
  if (alignment > most / 2 || bytes > most / 2) throw std::bad_alloc();
  const std::size_t needed = sizeof(block) + bytes + (alignment - 1);
  // Of the empty blocks that reset() kept, the first with room; it comes next, so that no other is passed over for good.
  block** link = current_ == nullptr ? &first_ : &current_->next;
  block** const here = link;
  while (*link != nullptr && (*link)->bytes < needed) link = &(*link)->next;
  block* found = *link;
  if (found != nullptr) {
    *link = found->next;
  } else {
    const std::size_t usual = std::clamp(reserved_bytes_, first_block, usual_block);
    const std::size_t size = std::max(needed, usual);
    found = ::new (upstream_->allocate(size, alignof(block))) block{nullptr, size};
    reserved_bytes_ += size;
  }
  found->next = *here;
  *here = found;
  if (current_ != nullptr) filled_bytes_ += static_cast<std::size_t>(next_ - current_->start());
  enter(found);
}

void arena::give_back_blocks() noexcept {
  while (first_ != nullptr) {
    block* const one = std::exchange(first_, first_->next);
    upstream_->deallocate(one, one->bytes, alignof(block));
  }
  filled_bytes_ = reserved_bytes_ = 0;
  enter(nullptr);
}

}  // namespace ufb
