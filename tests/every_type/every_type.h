#pragma once

#include <gtest/gtest.h>

#include <functional>

#include "tests/support/noun_company.h"

namespace clientela {

// A field that is to have another value.
struct Wish {
  Id id;
  Whole before;
  Slot slot;
  Value value;
};

// A test that holds for every noun of the program, whoever adds one: it is named by nothing but
// what its declaration says. The parameter is the noun's name.
class EveryType : public testing::TestWithParam<std::string>, protected NounCompany {
 protected:
  EveryType();

  const ObjectType& type() { return company().model().type(GetParam()); }
  bool has_doors() { return clientela::has_doors(type()); }
  using NounCompany::make;
  using NounCompany::whole;
  Id make() { return make(type()); }
  Whole whole(Id id) { return whole(type(), id); }
  // Wishes another value for each field in turn until `grant` takes it, then says so to `check`.
  // Rules may refuse a value beside the others: then another is drawn, beside others too (hardly
  // any day is after the last of them).
  void wish_for_each_field(const std::function<bool(const Wish&)>& grant,
                           const std::function<void(const Wish&)>& check);
  // Nothing else than that field, and what rules compute, has changed.
  static void expect_only(const Slot& slot, const Whole& before, const Whole& after);

 private:
  testing::ScopedTrace trace_;
};

const std::vector<std::string>& every_noun();
std::string noun_of(const testing::TestParamInfo<std::string>& info);

}  // namespace clientela
