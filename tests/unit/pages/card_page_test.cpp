#include <gmock/gmock.h>

#include "pages/card_page.h"
#include "pages/inline_edit.h"
#include "tests/unit/pages/pages_sample.h"

namespace clientela {
namespace {

using namespace pages_sample;
using ::testing::HasSubstr;
using ::testing::Not;

CardView card_of(const Desk& desk, std::string_view text) {
  CardView view;
  view.whole.record = desk.client(text);
  view.titles = desk.titles();
  Record contact(desk.type("contact_point"));
  contact.id = id(3);
  contact["value"] = std::string(text);
  contact["primary"] = true;
  Record line(desk.type("line"));
  line.id = id(4);
  line["product"] = std::string(text);
  line["quantity"] = std::int64_t{7};
  view.whole.parts = {contact, line};
  return view;
}

TEST(CardPage, ShowsEveryFieldButSecrets) {
  const Desk desk;
  const std::string html = card_page(desk.ctx, card_of(desk, "Hotel"));
  EXPECT_TRUE(well_formed(html));
  for (const auto& field : desk.type("client").fields) {
    const bool secret = field.format == TextFormat::secret;
    EXPECT_EQ(count_of(html, "id=\"property-" + std::string(field.key) + "\""), secret ? 0u : 1u)
        << field.key;
  }
  EXPECT_THAT(html, HasSubstr("<h1>Hotel</h1>"));
  EXPECT_EQ(count_of(html, "<h1"), 1u);
}

TEST(CardPage, ComputedFieldsCantBeEdited) {
  const Desk desk;
  const std::string html = card_page(desk.ctx, card_of(desk, "Hotel"));
  EXPECT_THAT(html, HasSubstr("/fields/email\""));
  EXPECT_THAT(html, Not(HasSubstr("/fields/seen_at\"")));
}

TEST(CardPage, PartsStandAmongPropertiesOrInATable) {
  const Desk desk;
  const std::string html = card_page(desk.ctx, card_of(desk, "Hotel"));
  EXPECT_THAT(html, HasSubstr("<dt>Contact</dt>"));
  EXPECT_THAT(html, HasSubstr("<span class=\"muted\">Primary</span>"));
  EXPECT_THAT(html, HasSubstr("<td class=\"cell-figure\">7</td>"));
}

TEST(CardPage, EscapesWhatPeopleWrote) {
  const Desk desk;
  CardView view = card_of(desk, hostile);
  const std::string text(hostile);
  view.subtitle = text;
  view.figures = {{text, text, text}};
  view.panels = {{text, CardZone::right, {}}};
  view.related = {{text, text, text, text, {{text, text, text, text}}, text}};
  view.timeline = {{.when = desk.ctx.now,
                    .who = text,
                    .icon = text,
                    .mark = text,
                    .title = text,
                    .detail = text,
                    .text = text,
                    .changes = {{text, text, text}}}};
  const std::string html = card_page(desk.ctx, view);
  EXPECT_TRUE(well_formed(html));
  EXPECT_THAT(html, Not(HasSubstr("<script>alert")));
}

TEST(CardPage, LinksOnlyWhereALinkIsSafe) {
  const Desk desk;
  CardView view = card_of(desk, "x");
  Record& record = view.whole.record;
  record["email"] = std::string("a@b.example");
  record["phone"] = std::string("+420 (777) 12-34");
  record["site"] = std::string("metropol.example");
  const std::string html = card_page(desk.ctx, view);
  EXPECT_THAT(html, HasSubstr("href=\"mailto:a@b.example\""));
  EXPECT_THAT(html, HasSubstr("href=\"tel:+4207771234\""));
  EXPECT_THAT(html, HasSubstr("href=\"https://metropol.example\""));
  record["site"] = std::string("javascript:alert(1)");
  EXPECT_THAT(card_page(desk.ctx, view), Not(HasSubstr("href=\"javascript")));
}

TEST(CardPage, ALanguageIsShownByItsName) {
  const Desk desk;
  CardView view = card_of(desk, "x");
  view.whole.record["language"] = std::string("cs");
  EXPECT_THAT(card_page(desk.ctx, view), HasSubstr("Czech"));
}

TEST(CardPage, ADeletedRecordCanOnlyBeRestored) {
  const Desk desk;
  CardView view = card_of(desk, "Hotel");
  view.whole.record.deleted_at = desk.ctx.now;
  const std::string html = card_page(desk.ctx, view);
  EXPECT_THAT(html, HasSubstr("/restore\""));
  EXPECT_THAT(html, Not(HasSubstr("/fields/")));
  EXPECT_THAT(html, Not(HasSubstr("/delete\"")));
}

TEST(CardPage, AReaderSeesButChangesNothing) {
  Desk desk;
  desk.ctx.role = Role::reader;
  const std::string html = card_page(desk.ctx, card_of(desk, "Hotel"));
  for (const auto* path : {"/edit\"", "/fields/", "/delete\""}) {
    EXPECT_THAT(html, Not(HasSubstr(path)));
  }
}

TEST(CardPage, UnknownReferencesGiveNothingAway) {
  const Desk desk;
  CardView view = card_of(desk, "Hotel");
  view.titles.clear();
  const std::string html = card_page(desk.ctx, view);
  EXPECT_THAT(html, HasSubstr("not available"));
  EXPECT_THAT(html, Not(HasSubstr(id(2).text())));
}

TEST(InlineEdit, HasTheFieldsFrameWithAForm) {
  Desk desk;
  desk.ctx.frame = "property-email";
  InlineEditView view{&desk.type("client"), id(1), "Hotel", {}};
  view.input = input_of(*desk.type("client").find("email"), Value(std::string(hostile)), {});
  view.input.was = view.input.text;
  view.input.error = "This is not an e-mail address.";
  const std::string html = inline_edit_page(desk.ctx, view);
  EXPECT_TRUE(well_formed(html));
  EXPECT_EQ(html.find("<turbo-frame id=\"property-email\">"), 0u);
  EXPECT_THAT(html, HasSubstr("name=\"was.email\""));
  EXPECT_THAT(html, HasSubstr("aria-invalid=\"true\" aria-describedby=\"error-email\""));
  EXPECT_THAT(html, HasSubstr("data-inline-edit-cancel"));
  EXPECT_THAT(html, Not(HasSubstr("<script>")));
}

}  // namespace
}  // namespace clientela
