#include "tests/every_type/every_type.h"

#include "features/features.h"

namespace clientela {

const std::vector<std::string>& every_noun() {
  static const std::vector<std::string> names = [] {
    Model model;
    add_features(model);
    std::vector<std::string> found;
    for (const auto& type : model.types()) found.emplace_back(type.name);
    return found;
  }();
  return names;
}

std::string noun_of(const testing::TestParamInfo<std::string>& info) { return info.param; }

EveryType::EveryType()
    : NounCompany(test_seed()),
      trace_(__FILE__, __LINE__, "CLIENTELA_SEED=" + std::to_string(samples.seed())) {}

void EveryType::wish_for_each_field(const std::function<bool(const Wish&)>& grant,
                                    const std::function<void(const Wish&)>& check) {
  constexpr int most_wishes = 60;
  const Id first = make();
  for (const auto& named : slots_of(whole(first))) {
    bool granted = false;
    for (int wishes = 0; wishes < most_wishes && !granted; ++wishes) {
      const Id id = wishes == 0 ? first : make();
      const Whole before = whole(id);
      for (const auto& slot : slots_of(before)) {
        if (slot.control != named.control) continue;
        const Wish wish{id, before, slot, another(before, slot)};
        granted = grant(wish);
        if (granted) check(wish);
      }
    }
    ASSERT_TRUE(granted) << named.name() << ": every value was refused";
  }
}

void EveryType::expect_only(const Slot& slot, const Whole& before, const Whole& after) {
  ASSERT_EQ(before.parts.size(), after.parts.size());
  for (const auto& other : slots_of(before)) {
    if (other.part == slot.part && other.field == slot.field) continue;
    EXPECT_EQ(value_at(before, other), value_at(after, other)) << other.name();
  }
}

}  // namespace clientela
