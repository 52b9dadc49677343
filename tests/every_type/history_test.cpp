// The history of every noun tells what was done to each of its fields, and takes it back.
#include "pages/paths.h"
#include "tests/every_type/every_type.h"

namespace clientela {
namespace {

class HistoryOfEveryType : public EveryType {
 protected:
  HistoryOfEveryType() : browser_(web, company().make_user("clerk", "administrator")) {}

  std::string verb(std::string_view name) {
    return std::string(type().name) + "." + std::string(name);
  }

  Browser browser_;
};

TEST_P(HistoryOfEveryType, TellsEachChangeAndTakesItBack) {
  if (!has_doors()) return;
  std::string digest;
  std::int64_t seq = 0;
  const auto by_verb = [&](const Wish& wish) {
    digest = company().digest();
    const auto changed = company().try_perform(Asker::program(), verb("update"),
                                               change(wish.before, wish.slot, wish.value));
    if (changed) seq = changed->seq;
    return changed.ok();
  };
  wish_for_each_field(by_verb, [&](const Wish& wish) {
    const Slot& slot = wish.slot;
    EXPECT_NE(company().digest(), digest) << slot.name();
    const auto entries = engine().history(Asker::program(), type(), wish.id, 0, 1);
    ASSERT_EQ(entries.size(), 1u);
    bool told = false;
    for (const auto& logged : entries[0].changes) {
      const auto patch = parse_json(logged.patch);
      told |= logged.object == slot.type->name && patch && patch->is_object() &&
              patch->get_object().contains(slot.field->key);
    }
    EXPECT_TRUE(told) << slot.name();
    const Response page = browser_.get(history_path(type(), wish.id));
    EXPECT_EQ(page.status, 200);
    EXPECT_NE(visible_text(page.body).find(slot.field->label), std::string::npos) << slot.name();

    EXPECT_EQ(browser_.post("/undo", {{"seq", std::to_string(seq)}}).status, 303);
    EXPECT_EQ(company().digest(), digest) << slot.name();
  });
}

TEST_P(HistoryOfEveryType, TheMakingAndTheDeletingAreTakenBack) {
  if (!has_doors()) return;
  make();  // and what it refers to
  const std::string before = company().digest();
  const Id id = make();
  const std::string with_it = company().digest();
  const auto made = last_seq();
  company().now().ms += 1000;
  const Outcome deleted = company().perform(verb("delete"), {{"id", id.text()}});
  EXPECT_EQ(company().digest(), before);
  ASSERT_TRUE(engine().undo(Asker::program(), deleted.seq));
  EXPECT_EQ(company().digest(), with_it);
  company().now().ms += 1000;
  ASSERT_TRUE(engine().undo(Asker::program(), made));
  EXPECT_EQ(company().digest(), before);
}

TEST_P(HistoryOfEveryType, ASecretStandsInNoHistory) {
  if (!has_doors()) return;
  for (const auto& field : type().fields) {
    if (field.format != TextFormat::secret) continue;
    const Id id = make();
    Record record = whole(id).record;
    EXPECT_TRUE(
        patch_json(type(), {{std::string(field.key), Value(), Value(std::string("x"))}}).empty());
    EXPECT_EQ(browser_.get(record_path(type(), id) + "/fields/" + std::string(field.key)).status,
              404);
    EXPECT_FALSE(
        find_form(browser_.get(edit_path(type(), id)).body, edit_path(type(), id))->has(field.key));
  }
}

INSTANTIATE_TEST_SUITE_P(Nouns, HistoryOfEveryType, testing::ValuesIn(every_noun()), noun_of);

}  // namespace
}  // namespace clientela
