// Records as check hands them to emit, built by hand. Included by the tests of emit.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "emit/emit.hpp"
#include "model/record.hpp"

namespace ufb::test {

inline model::checked_field checked_field(std::string name, std::string spelling, model::passing how) {
  model::checked_field one;
  one.name = one.setter = one.label = std::move(name);
  one.spelling = std::move(spelling);
  one.how = how;
  return one;
}

inline model::checked_record checked_record(std::vector<model::checked_field> fields) {
  model::checked_record one;
  one.name = "shop::order";
  one.qualified = "::shop::order";
  one.fields = std::move(fields);
  return one;
}

inline std::string emitted(model::checked_record one) {
  model::checked header;
  header.spelling = "shop/order.hpp";
  header.glue = "shop/order.ufb.hpp";
  header.records.push_back(std::move(one));
  return emit::emit(header);
}

inline model::initializer constant(model::value value) {
  model::initializer one;
  one.constant = std::move(value);
  return one;
}

}  // namespace ufb::test
