// Records with more parts than a form has room for: what the form does not send stays as it is.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "doors/http/form.h"
#include "tests/support/browser.h"

namespace clientela {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::size_t many_lines = 1114;  // of the largest order of Online Retail

class LargeForm : public testing::Test {
 public:
  ~LargeForm() override { EXPECT_EQ(company_.replayed_digest(), company_.digest()); }

 protected:
  LargeForm() : ann_(company_.make_user("ann", "member")), browser_(web_, ann_) {}

  static JsonArray things(std::size_t from, std::size_t to) {
    JsonArray lines;
    for (std::size_t i = from; i < to; ++i) {
      const JsonObject values{{"description", "Thing " + std::to_string(i)}, {"price", "2.50"}};
      lines.push_back(JsonObject{{"object", "order_line"}, {"values", values}});
    }
    return lines;
  }
  // An action has room for a thousand lines.
  Id order(std::size_t lines) {
    const std::size_t at_once = std::min<std::size_t>(lines, 1000);
    const Id id = company_.create("order", {{"business_date", "2026-03-01"}}, things(0, at_once));
    if (lines > at_once) {
      company_.perform("order.update", {{"id", id.text()}, {"parts", things(at_once, lines)}});
    }
    return id;
  }
  std::vector<Record> parts(std::string_view noun, Id owner) {
    std::vector<Record> found;
    company_.engine().read(Asker::program(), [&](Reading& reading) {
      found = reading.parts(*reading.find(reading.type(noun), owner));
    });
    return found;
  }
  std::vector<Record> lines(Id order) { return parts("order", order); }
  static std::string address(Id order) { return "/orders/" + order.text() + "/edit"; }
  static HtmlForm form_in(const Response& page, const std::string& action) {
    auto form = find_form(page.body, action);
    if (!form) throw std::runtime_error("no form: " + visible_text(page.body));
    return *form;
  }
  HtmlForm form_of(Id order) { return form_in(browser_.get(address(order)), address(order)); }
  // The form that comes back when that button is pressed.
  HtmlForm pressed(HtmlForm form, const std::string& button, const std::string& value) {
    form.fields.emplace_back(button, value);
    const Response page = browser_.submit(form);
    EXPECT_EQ(page.status, 200);
    return form_in(page, form.action);
  }
  void correct_price(Id order, Id line, std::string_view price) {
    const JsonObject change{{"was", "2.50 EUR"}, {"now", price}};
    company_.perform("order.update",
                     {{"id", order.text()},
                      {"parts", JsonArray{JsonObject{{"object", "order_line"},
                                                     {"id", line.text()},
                                                     {"patch", JsonObject{{"price", change}}}}}}});
  }
  void remove(Id order, Id line) {
    company_.perform(
        "order.update",
        {{"id", order.text()},
         {"parts",
          JsonArray{JsonObject{{"object", "order_line"}, {"id", line.text()}, {"remove", true}}}}});
  }

  WebCompany web_;
  TestCompany& company_ = web_.company;
  Asker ann_;
  Browser browser_;
};

void expect_same(const Record& before, const Record& after) {
  EXPECT_EQ(before.id, after.id);
  EXPECT_EQ(before.version, after.version);
  EXPECT_EQ(before.modified_at, after.modified_at);
  EXPECT_EQ(before.values, after.values);
}

TEST_F(LargeForm, ANoteAndOneLineAreChangedAndNothingElse) {
  const Id id = order(many_lines);
  const auto before = lines(id);
  ASSERT_EQ(before.size(), many_lines);
  const Response page = browser_.get(address(id));
  EXPECT_LT(page.body.size(), 1'000'000u);
  HtmlForm form = form_in(page, address(id));
  EXPECT_LT(form.fields.size(), 100u);
  EXPECT_THAT(visible_text(page.body), HasSubstr("Thing 1113")) << "the lines are there to be read";
  form.write("notes", "Delivered late");
  form = pressed(std::move(form), "open_part", before[700].id.text());
  EXPECT_EQ(form.value("notes"), "Delivered late") << "what was typed is still there";
  EXPECT_EQ(form.value("order_line.700.description"), "Thing 700");
  EXPECT_FALSE(form.has("order_line.699.description"));
  form.write("order_line.700.price", "3.75");
  EXPECT_EQ(browser_.submit(form).status, 303);

  const auto order = company_.find("order", id);
  EXPECT_EQ(order->get<std::string>("notes"), "Delivered late");
  EXPECT_EQ(order->get<Money>("total").minor, 250 * 1114 + 125);
  const auto after = lines(id);
  ASSERT_EQ(after.size(), many_lines);
  for (std::size_t i = 0; i < many_lines; ++i) {
    if (i != 700) expect_same(before[i], after[i]);
  }
  EXPECT_EQ(after[700].get<Money>("amount").minor, 375);
}

TEST_F(LargeForm, SentBackAsItIsChangesNothing) {
  const Id id = order(150);
  const std::string before = company_.digest();
  EXPECT_EQ(browser_.submit(form_of(id)).status, 303);
  EXPECT_EQ(company_.digest(), before);
}

TEST_F(LargeForm, ALineIsRemovedAndOneIsAdded) {
  const Id id = order(150);
  const auto before = lines(id);
  HtmlForm form = pressed(form_of(id), "open_part", before[20].id.text());
  form = pressed(std::move(form), "remove_part", "order_line.20");
  form = pressed(std::move(form), "add_part", "order_line");
  form.write("order_line.150.description", "Forgotten");
  form.write("order_line.150.price", "1.00");
  EXPECT_EQ(browser_.submit(form).status, 303);
  const auto after = lines(id);
  ASSERT_EQ(after.size(), 150u);
  for (std::size_t i = 0; i < 20; ++i) expect_same(before[i], after[i]);
  for (std::size_t i = 21; i < 150; ++i) expect_same(before[i], after[i - 1]);
  EXPECT_EQ(after.back().get<std::string>("description"), "Forgotten");
}

TEST_F(LargeForm, NoMoreAreOpenedThanAFormHasRoomFor) {
  const Id id = order(150);
  HtmlForm form = form_of(id);
  for (const auto& line : lines(id)) form.fields.emplace_back("open_part", line.id.text());
  const Response page = browser_.submit(form);
  form = form_in(page, address(id));
  EXPECT_TRUE(form.has("order_line.99.price"));
  EXPECT_FALSE(form.has("order_line.100.price"));
  EXPECT_LT(form.fields.size(), most_form_fields / 2);
  EXPECT_THAT(page.body, Not(HasSubstr("name=\"open_part\"")));
  EXPECT_THAT(visible_text(page.body), HasSubstr("save these first"));
  form.write("order_line.99.price", "9.00");
  EXPECT_EQ(browser_.submit(form).status, 303);
  EXPECT_EQ(lines(id)[99].get<Money>("amount").minor, 900);
}

TEST_F(LargeForm, HoldsForTheContactsOfAClientToo) {
  JsonArray contacts;
  for (int i = 0; i < 120; ++i) {
    const std::string value = "ann" + std::to_string(i) + "@example.com";
    contacts.push_back(JsonObject{{"object", "contact_point"},
                                  {"values", JsonObject{{"kind", "email"}, {"value", value}}}});
  }
  const Id id = company_.create("client", {{"name", "Ann"}}, contacts);
  const auto before = parts("client", id);
  const std::string edit = "/clients/" + id.text() + "/edit";
  HtmlForm form = form_in(browser_.get(edit), edit);
  EXPECT_FALSE(form.has("contact_point.0.value"));
  form.write("notes", "Knows everybody");
  form = pressed(std::move(form), "open_part", before[119].id.text());
  form.write("contact_point.119.value", "new@example.com");
  EXPECT_EQ(browser_.submit(form).status, 303);
  const auto after = parts("client", id);
  ASSERT_EQ(after.size(), 120u);
  for (std::size_t i = 0; i < 119; ++i) expect_same(before[i], after[i]);
  EXPECT_EQ(after[119].get<std::string>("value"), "new@example.com");
}

TEST_F(LargeForm, AFewPartsStandOpen) {
  const Id id = order(3);
  const HtmlForm form = form_of(id);
  EXPECT_TRUE(form.has("order_line.0.price"));
  EXPECT_TRUE(form.has("order_line.2.price"));
}

// Two people met on one line of the order: both values are shown, as for fields of the order.
TEST_F(LargeForm, AConflictOnALineIsAskedAbout) {
  const Id id = order(2);
  HtmlForm form = form_of(id);
  form.write("order_line.1.price", "3.00");
  form.write("notes", "Mine");
  correct_price(id, lines(id)[1].id, "4.00");
  const Response asked = browser_.submit(form);
  ASSERT_EQ(asked.status, 409);
  EXPECT_THAT(visible_text(asked.body), HasSubstr("Thing 1 · Price"));
  EXPECT_EQ(browser_.submit(form_in(asked, address(id))).status, 303);
  EXPECT_EQ(lines(id)[1].get<Money>("amount").minor, 300);
  EXPECT_EQ(company_.find("order", id)->get<std::string>("notes"), "Mine");
}

TEST_F(LargeForm, ALineThatSomebodyRemovedDoesNotComeBackByItself) {
  const Id id = order(3);
  HtmlForm form = form_of(id);
  form.write("notes", "Mine");
  remove(id, lines(id)[1].id);
  EXPECT_EQ(browser_.submit(form).status, 303);
  EXPECT_EQ(lines(id).size(), 2u);
  EXPECT_EQ(company_.find("order", id)->get<std::string>("notes"), "Mine");
}

TEST_F(LargeForm, WhatWasTypedIntoARemovedLineIsNotLost) {
  const Id id = order(3);
  HtmlForm form = form_of(id);
  form.write("order_line.1.price", "7.00");
  remove(id, lines(id)[1].id);
  const Response refused = browser_.submit(form);
  ASSERT_EQ(refused.status, 422);
  EXPECT_THAT(visible_text(refused.body), HasSubstr("Somebody removed this meanwhile"));
  EXPECT_EQ(lines(id).size(), 2u);
  EXPECT_EQ(browser_.submit(form_in(refused, address(id))).status, 303);
  ASSERT_EQ(lines(id).size(), 3u);
  EXPECT_EQ(lines(id)[2].get<Money>("amount").minor, 700);
}

TEST_F(LargeForm, WhatIsWrongWithClosedLinesIsSaidAboutTheWhole) {
  const Id id = order(150);
  HtmlForm form = form_of(id);
  form.write("currency", "USD");
  const Response refused = browser_.submit(form);
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(visible_text(refused.body), HasSubstr("All prices of an order are in its currency"));
}

TEST_F(LargeForm, APartOfAnotherRecordIsNeitherOpenedNorChanged) {
  const Id id = order(150);
  const Id other = order(1);
  const std::string before = company_.digest();
  HtmlForm form = pressed(form_of(id), "open_part", lines(other)[0].id.text());
  EXPECT_FALSE(form.has("order_line.0.price"));
  form.fields.emplace_back("order_line.0.id", lines(other)[0].id.text());
  form.fields.emplace_back("order_line.0.remove", "1");
  EXPECT_EQ(browser_.submit(form).status, 303);
  EXPECT_EQ(company_.digest(), before);
}

}  // namespace
}  // namespace clientela
