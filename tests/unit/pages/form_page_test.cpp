#include <gmock/gmock.h>

#include "pages/conflict_page.h"
#include "pages/form_page.h"
#include "pages/local_time.h"
#include "tests/unit/pages/pages_sample.h"

namespace clientela {
namespace {

using namespace pages_sample;
using ::testing::HasSubstr;
using ::testing::Not;

FormView form_for(const Desk& desk, std::string_view text) {
  Whole whole{desk.client(text), {}};
  Record contact(desk.type("contact_point"));
  contact.id = id(3);
  contact["value"] = std::string(text);
  whole.parts = {contact};
  return form_of(desk.ctx, whole, desk.titles());
}

TEST(FormPage, AsksForEveryFieldThatPeopleSet) {
  const Desk desk;
  const std::string html = form_page(desk.ctx, form_for(desk, "Hotel"));
  EXPECT_TRUE(well_formed(html));
  for (const auto& field : desk.type("client").fields) {
    const bool asked = html.find("name=\"" + std::string(field.key) + "\"") != std::string::npos;
    const bool secret = field.format == TextFormat::secret;  // has a verb and a page of its own
    EXPECT_EQ(asked, !field.computed && !secret) << field.key;
  }
}

TEST(FormPage, EachKindHasItsControl) {
  const Desk desk;
  const std::string html = form_page(desk.ctx, form_for(desk, "Hotel"));
  EXPECT_THAT(html, HasSubstr("name=\"born\" type=\"date\" value=\"1990-03-31\""));
  EXPECT_THAT(html, HasSubstr("name=\"debt\" type=\"text\" value=\"-1240.50\""));
  EXPECT_THAT(html, HasSubstr("name=\"was.debt\" value=\"-1240.50 EUR\""));
  EXPECT_THAT(html, HasSubstr("value=\"0.001 USD\"")) << "a foreign currency keeps its letters";
  EXPECT_THAT(html, HasSubstr("inputmode=\"email\""));
  EXPECT_THAT(html, HasSubstr("<option value=\"loyal\" selected>Loyal</option>"));
  EXPECT_THAT(html, HasSubstr("name=\"important\" value=\"true\" checked"));
  EXPECT_THAT(html, HasSubstr("data-combobox-url-value=\"/options/person\""));
  EXPECT_THAT(html, HasSubstr("name=\"manager.title_id\" value=\"" + id(2).text() + "\""));
  EXPECT_THAT(html, HasSubstr("<textarea"));
  EXPECT_THAT(html, Not(HasSubstr("name=\"password\""))) << "secrets have pages of their own";
}

TEST(FormPage, EscapesWhatPeopleWrote) {
  const Desk desk;
  FormView view = form_for(desk, hostile);
  view.error = view.note = hostile;
  view.find("name")->error = hostile;
  const std::string html = form_page(desk.ctx, view);
  EXPECT_TRUE(well_formed(html));
  EXPECT_THAT(html, Not(HasSubstr("<script>alert")));
}

TEST(FormPage, KeepsWhatWasTypedBesideItsError) {
  const Desk desk;
  FormView view = form_for(desk, "Hotel");
  FieldInput* born = view.find("born");
  ASSERT_NE(born, nullptr);
  born->text = "31st of March";
  born->error = "This is no date.";
  const std::string html = form_page(desk.ctx, view);
  EXPECT_THAT(html, HasSubstr("name=\"born\" type=\"text\" value=\"31st of March\""));
  EXPECT_THAT(html, HasSubstr("<a href=\"#input-born\">Born: This is no date.</a>"));
  EXPECT_THAT(html, HasSubstr("id=\"error-born\""));
}

TEST(FormPage, RowsOfPartsCanBeAddedAndRemoved) {
  const Desk desk;
  FormView view = form_for(desk, "Hotel");
  ASSERT_NE(view.find("contact_point.0.value"), nullptr);
  const std::string html = form_page(desk.ctx, view);
  EXPECT_THAT(html, HasSubstr("name=\"contact_point.0.id\" value=\"" + id(3).text() + "\""));
  EXPECT_THAT(html, HasSubstr("name=\"was.contact_point.0.value\""));
  EXPECT_THAT(html, HasSubstr("name=\"add_part\" value=\"contact_point\""));
  EXPECT_THAT(html, HasSubstr("name=\"remove_part\" value=\"contact_point.0\""));
  EXPECT_THAT(html, HasSubstr("name=&quot;contact_point.__N__.value&quot;"));
  EXPECT_THAT(html, HasSubstr("name=\"line.0.product\"")) << "an empty row waits";
}

TEST(FormPage, MoreRowsThanAFormHasRoomForAreClosed) {
  const Desk desk;
  Whole whole{desk.client("Hotel"), {}};
  for (std::uint8_t i = 0; i <= most_open_rows; ++i) {
    Record contact(desk.type("contact_point"));
    contact.id = id(i);
    contact["value"] = std::string(hostile) + std::to_string(i);
    whole.parts.push_back(contact);
  }
  const FormView view = form_of(desk.ctx, whole, desk.titles());
  const std::string html = form_page(desk.ctx, view);
  EXPECT_TRUE(well_formed(html));
  EXPECT_THAT(html, Not(HasSubstr("<script>alert")));
  EXPECT_THAT(html, Not(HasSubstr("name=\"contact_point.0.value\"")));
  EXPECT_THAT(html, HasSubstr("name=\"open_part\" value=\"" + id(7).text() + "\""));
  EXPECT_THAT(html, HasSubstr("101 more rows"));
  whole.parts.pop_back();
  const FormView fewer = form_of(desk.ctx, whole, desk.titles());
  EXPECT_THAT(form_page(desk.ctx, fewer), HasSubstr("name=\"contact_point.99.value\""));
  EXPECT_NE(view.version, fewer.version) << "rows that are told by their places are others";
}

TEST(FormPage, ANewRecordHasNoWas) {
  const Desk desk;
  const Whole fresh{new_record(desk.type("client"), desk.ctx.parse()), {}};
  const FormView view = form_of(desk.ctx, fresh, {});
  EXPECT_EQ(view.action, "/clients/new");
  const std::string html = form_page(desk.ctx, view);
  EXPECT_THAT(html, Not(HasSubstr("name=\"was.")));
  EXPECT_THAT(html, HasSubstr("<option value=\"fresh\" selected>"));
}

TEST(FormPage, AnUnseenReferenceIsNotLost) {
  const Desk desk;
  const FormView view = form_of(desk.ctx, Whole{desk.client("A"), {}}, {});
  const std::string html = form_page(desk.ctx, view);
  EXPECT_THAT(html, HasSubstr("name=\"manager\" type=\"text\" value=\"not available\""));
  EXPECT_THAT(html, HasSubstr("name=\"manager.title\" value=\"not available\""));
}

TEST(ConflictPage, ShowsBothSidesAndBringsWasUpToDate) {
  const Desk desk;
  const ObjectType& type = desk.type("client");
  ConflictView view;
  view.type = &type;
  view.id = id(1);
  view.title = hostile;
  view.action = "/clients/x/edit";
  view.hidden = {{"email", std::string(hostile)}};
  view.fields = {{type.find("name"), "name", Value(std::string("Mine")),
                  Value(std::string(hostile)), "Petr", desk.ctx.now}};
  const std::string html = conflict_page(desk.ctx, view);
  EXPECT_TRUE(well_formed(html));
  EXPECT_THAT(html, HasSubstr("name=\"name\" value=\"Mine\" checked"));
  EXPECT_THAT(html, HasSubstr("name=\"was.name\" value=\"&lt;script&gt;"));
  EXPECT_THAT(html, Not(HasSubstr("<script>alert")));
}

TEST(LocalTime, IsWrittenAsThePickerWants) {
  EXPECT_EQ(local_time_text("2026-05-13T12:30:00.000Z", "Europe/Prague"), "2026-05-13T14:30");
  EXPECT_EQ(local_time_text("2026-05-13T12:30:05.000Z", "UTC"), "2026-05-13T12:30:05");
  EXPECT_EQ(local_time_text("2026-05-13T12:30:05.250Z", "UTC"), "2026-05-13T12:30:05.250");
  EXPECT_EQ(local_time_text("", "UTC"), "");
  EXPECT_EQ(local_time_text("tomorrow", "UTC"), std::nullopt);
}

}  // namespace
}  // namespace clientela
