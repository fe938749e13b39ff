// Fields as units that are placed one after another; the best sequence by dynamic programming over how many of each kind are left.
#include "order.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

namespace ufb::layout {
namespace {

constexpr std::size_t most_states = 20'000;

std::uint64_t round_up(std::uint64_t value, std::uint64_t multiple) { return (value + multiple - 1) / multiple * multiple; }



/// Returns: where the part goes when all before it ends at `end`.
std::uint64_t place(const model::laid_part& part, std::uint64_t end) {
  if (part.what != model::part_kind::bit_field) return round_up(end, std::max<std::uint64_t>(8, part.alignment_bits));
  const bool crosses = !part.may_cross_units && end % part.alignment_bits + part.size_bits > part.unit_bits;
  return part.size_bits == 0 || crosses || part.is_aligned_itself ? round_up(end, part.alignment_bits) : end;
}

/// What moves as one: a field, or neighbouring bit-fields.
struct unit {
  std::vector<model::laid_part> parts;

  std::uint64_t end_after(std::uint64_t end) const {
    for (const model::laid_part& part : parts) end = std::max(end, place(part, end) + part.size_bits);
    return end;
  }
  std::uint64_t alignment() const {
    return std::ranges::max(parts, {}, &model::laid_part::alignment_bits).alignment_bits;
  }
  std::uint64_t size() const {
    return std::accumulate(parts.begin(), parts.end(), std::uint64_t{0}, [](std::uint64_t sum, const model::laid_part& one) { return sum + one.size_bits; });
  }
  bool is_field() const { return parts.front().what == model::part_kind::field; }
};

/// Units of which one is as good as the other, in the order in which they were declared.
struct class_of_units {
  std::vector<const unit*> units;
  std::size_t left = 0;

  const unit& next() const { return *units[units.size() - left]; }
};

class search {
 public:
  search(const std::vector<unit>& units, std::uint64_t start, std::uint64_t alignment) : start_(start), period_(alignment) {
    for (const unit& one : units) {
      period_ = std::max(period_, one.alignment());
      const auto same = std::ranges::find_if(classes_, [&](const class_of_units& other) { return is_alike(one, other.next()); });
      class_of_units& of = same == classes_.end() ? classes_.emplace_back() : *same;
      of.units.push_back(&one);
      of.left = of.units.size();
    }
    // Largest alignment first: without bit-fields, bases and over-aligned fields that alone leaves no hole.
    std::ranges::stable_sort(classes_, std::ranges::greater{}, [](const class_of_units& one) { return one.next().alignment(); });
  }

  std::vector<const unit*> best() {
    end_of_best(start_);
    std::vector<const unit*> order;
    std::uint64_t end = start_;
    while (std::ranges::any_of(classes_, [](const class_of_units& one) { return one.left != 0; })) {
      class_of_units& chosen = classes_[choice(end)];
      order.push_back(&chosen.next());
      end = chosen.next().end_after(end);
      --chosen.left;
    }
    return order;
  }

 private:
  using state = std::pair<std::vector<std::size_t>, std::uint64_t>;

  static bool is_alike(const unit& one, const unit& other) {
    return one.is_field() && other.is_field() && one.alignment() == other.alignment() && one.size() == other.size();
  }

  state key(std::uint64_t end) const {
    state key{{}, end % period_};
    for (const class_of_units& one : classes_) key.first.push_back(one.left);
    return key;
  }

  /// The class to take from next: the one known to be best, or after the bound the first that leaves the smallest hole.
  std::size_t choice(std::uint64_t end) const {
    const auto known = known_.find(key(end));
    return known != known_.end() ? known->second.first : tightest(end);
  }

  std::size_t tightest(std::uint64_t end) const {
    std::size_t best = classes_.size();
    std::uint64_t smallest_hole = std::numeric_limits<std::uint64_t>::max();
    for (std::size_t i = 0; i != classes_.size(); ++i) {
      if (classes_[i].left == 0) continue;
      const std::uint64_t hole = classes_[i].next().end_after(end) - end - classes_[i].next().size();
      if (hole < smallest_hole) {
        best = i;
        smallest_hole = hole;
      }
    }
    return best;
  }

  /// Returns: by how much the end moves when all that is left is placed as well as can be, from `end` on.
  std::uint64_t end_of_best(std::uint64_t end) {
    const state at = key(end);
    if (const auto known = known_.find(at); known != known_.end()) return known->second.second;
    std::uint64_t left_bits = 0;
    for (const class_of_units& one : classes_) left_bits += one.left * (one.left == 0 ? 0 : one.next().size());
    if (left_bits == 0 && std::ranges::all_of(classes_, [](const class_of_units& one) { return one.left == 0; })) return 0;
    std::size_t best = classes_.size();
    std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
    const std::size_t first = tightest(end);
    for (std::size_t turn = 0; turn != classes_.size(); ++turn) {
      const std::size_t i = turn == 0 ? first : turn <= first ? turn - 1 : turn;  // the tightest, then the others
      if (classes_[i].left == 0) continue;
      const unit& next = classes_[i].next();
      const std::uint64_t moved = next.end_after(end) - end;
      --classes_[i].left;
      const std::uint64_t total = moved + end_of_best(end + moved);
      ++classes_[i].left;
      if (total < least) {
        least = total;
        best = i;
      }
      if (least == left_bits || known_.size() >= most_states) break;  // no hole at all, or enough looked at
    }
    known_.emplace(at, std::pair{best, least});
    return least;
  }

  std::uint64_t start_;
  std::uint64_t period_;  // where an end is within these many bits decides about all that follows
  std::vector<class_of_units> classes_;
  std::map<state, std::pair<std::size_t, std::uint64_t>> known_;  // which class to take from, and how far the end moves
};

std::vector<unit> units_of(const model::object_layout& layout) {
  std::vector<unit> units;
  for (const model::laid_part& part : layout.parts) {
    if (!is_field(part)) continue;
    const bool joins = part.what == model::part_kind::bit_field && !units.empty() && !units.back().is_field();
    if (!joins) units.emplace_back();
    units.back().parts.push_back(part);
  }
  return units;
}

std::uint64_t end_of_bases(const model::object_layout& layout) {
  std::uint64_t end = 0;
  for (const model::laid_part& part : layout.parts)
    if (!is_field(part)) end = std::max(end, part.offset_bits + part.used_bits);
  return end;
}

}  // namespace

arrangement arrange(const model::object_layout& layout, std::vector<model::laid_part> parts) {
  arrangement out{std::move(parts), 0};
  std::uint64_t end = end_of_bases(layout);
  for (model::laid_part& part : out.parts) {
    if (!is_field(part)) continue;
    part.offset_bits = place(part, end);
    end = std::max(end, part.offset_bits + part.size_bits);
  }
  // An object without anything in it has a byte of its own in C++; whoever compares sees to that.
  out.size_bytes = round_up(round_up(end, 8) / 8, layout.alignment_bytes);
  return out;
}

arrangement smallest(const model::object_layout& layout) {
  std::vector<unit> units = units_of(layout);
  std::vector<unit> last;
  if (!units.empty() && units.back().is_field() && units.back().size() == 0) {
    last.push_back(std::move(units.back()));
    units.pop_back();
  }
  std::vector<model::laid_part> parts;
  for (const model::laid_part& part : layout.parts)
    if (!is_field(part)) parts.push_back(part);
  for (const unit* one : search(units, end_of_bases(layout), layout.alignment_bytes * 8).best())
    parts.insert(parts.end(), one->parts.begin(), one->parts.end());
  for (const unit& one : last) parts.insert(parts.end(), one.parts.begin(), one.parts.end());
  arrangement given = arrange(layout, layout.parts);
  arrangement found = arrange(layout, std::move(parts));
  return found.size_bytes < given.size_bytes ? found : given;
}

}  // namespace ufb::layout
