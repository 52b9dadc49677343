// The form of every noun: sent back as it is it changes nothing, and what is written into a control
// arrives, alone.
#include "doors/web/routes.h"
#include "pages/paths.h"
#include "tests/every_type/every_type.h"

namespace clientela {
namespace {

class FormOfEveryType : public EveryType {
 protected:
  FormOfEveryType() : browser_(web, company().make_user("clerk", "administrator")) {}

  HtmlForm form_of(Id id) {
    const std::string address = edit_path(type(), id);
    const Response page = browser_.get(address);
    EXPECT_EQ(page.status, 200);
    auto form = find_form(page.body, address);
    if (!form) throw std::runtime_error("no form at " + address);
    return *form;
  }

  // As a person would: ticks the box, chooses the record, types the text.
  static void fill(HtmlForm& form, const Slot& slot, const Value& value) {
    form.write(slot.control, slot.field->kind->text(value, *slot.field));
    if (form.has(slot.control + ".id")) {
      form.write(slot.control + ".id", slot.field->kind->text(value, *slot.field));
    }
  }

  Browser browser_;
};

TEST_P(FormOfEveryType, SentBackAsItIsChangesNothing) {
  if (!has_doors()) return;
  for (int i = 0; i < 8; ++i) {
    const Id id = make();
    const std::string before = company().digest();
    const auto seq = last_seq();
    EXPECT_EQ(browser_.submit(form_of(id)).status, 303);
    EXPECT_EQ(company().digest(), before);
    EXPECT_EQ(last_seq(), seq);
  }
}

// Times are shown in the zone of the person, which need not be the company's.
TEST_P(FormOfEveryType, SentBackFromAnotherTimeZoneChangesNothing) {
  if (!has_doors()) return;
  const Asker far = company().make_user("far", "administrator");
  Browser browser(web, far);
  ASSERT_TRUE(
      company().try_perform(far, "user.change_profile", {{"name", "Far"}, {"zone", "Asia/Seoul"}}));
  const Id id = make();
  const std::string before = company().digest();
  const std::string address = edit_path(type(), id);
  const auto form = find_form(browser.get(address).body, address);
  ASSERT_TRUE(form);
  EXPECT_EQ(browser.submit(*form).status, 303);
  EXPECT_EQ(company().digest(), before);
}

// When clocks are put back, two in the morning comes twice.
TEST_P(FormOfEveryType, AnHourThatComesTwiceStaysWhichItWas) {
  if (!has_doors()) return;
  const Id id = make();
  for (const auto* time : {"2019-10-27T00:14:23Z", "2019-10-27T01:14:23Z"}) {
    for (const auto& slot : slots_of(whole(id))) {
      if (slot.field->kind != &instant_kind()) continue;
      const JsonObject arguments = change(whole(id), slot, Value(*Instant::parse(time)));
      company().perform(std::string(type().name) + ".update", arguments);
    }
    const std::string before = company().digest();
    EXPECT_EQ(browser_.submit(form_of(id)).status, 303);
    EXPECT_EQ(company().digest(), before) << time;
  }
}

TEST_P(FormOfEveryType, EveryControlArrivesAlone) {
  if (!has_doors()) return;
  const auto by_form = [&](const Wish& wish) {
    HtmlForm form = form_of(wish.id);
    EXPECT_TRUE(form.has(wish.slot.control)) << wish.slot.control;
    fill(form, wish.slot, wish.value);
    return browser_.submit(form).status == 303;
  };
  wish_for_each_field(by_form, [&](const Wish& wish) {
    const Whole after = whole(wish.id);
    EXPECT_EQ(value_at(after, wish.slot), wish.value) << wish.slot.name();
    expect_only(wish.slot, wish.before, after);
  });
}

TEST_P(FormOfEveryType, ANewRecordIsMadeByItsForm) {
  if (!has_doors()) return;
  const Whole model = whole(make());
  const auto form = find_form(browser_.get(new_path(type())).body, new_path(type()));
  ASSERT_TRUE(form);
  Response answer;
  std::map<std::string, Value> sent;
  for (int tries = 0; tries < 30 && answer.status != 303; ++tries) {
    HtmlForm filled = *form;
    sent.clear();
    for (const auto& slot : slots_of(model)) {
      if (!form->has(slot.control)) continue;
      Value value = slot.field->unique ? another(model, slot) : value_at(model, slot);
      fill(filled, slot, value);
      sent[slot.control] = value;
    }
    answer = browser_.submit(filled);
  }
  ASSERT_EQ(answer.status, 303) << visible_text(answer.body);
  const std::string place = header_of(answer, "Location");
  const auto id = Id::parse(place.substr(place.rfind('/') + 1, 36));
  ASSERT_TRUE(id) << place;
  const Whole after = whole(*id);
  for (const auto& slot : slots_of(after)) {
    if (sent.count(slot.control) == 0) continue;
    EXPECT_EQ(value_at(after, slot), sent[slot.control]) << slot.name();
  }
}

TEST_P(FormOfEveryType, WhatIsClosedHasNoPages) {
  if (has_doors()) return;
  const Record record = put(type());
  const auto is_general = [](const std::string& address) {
    return find_route("GET", address).route->pattern.rfind("/{}", 0) == 0;
  };
  for (const auto& address : {list_path(type()), new_path(type()), record_path(type(), record.id),
                              edit_path(type(), record.id), history_path(type(), record.id)}) {
    if (is_general(address)) {
      EXPECT_EQ(browser_.get(address).status, 404) << address;
    }
  }
  EXPECT_EQ(browser_.post(new_path(type()), {}).status, 404);
  EXPECT_EQ(browser_.post(edit_path(type(), record.id), {}).status, 404);
}

INSTANTIATE_TEST_SUITE_P(Nouns, FormOfEveryType, testing::ValuesIn(every_noun()), noun_of);

}  // namespace
}  // namespace clientela
