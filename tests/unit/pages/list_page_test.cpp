#include <gmock/gmock.h>

#include "tests/unit/pages/pages_sample.h"

namespace clientela {
namespace {

using namespace pages_sample;
using ::testing::HasSubstr;
using ::testing::Not;

ListView list_of(const Desk& desk, std::string_view text) {
  ListView view = desk.list();
  view.slice.records = {desk.client(text)};
  return view;
}

TEST(ListPage, ShowsEveryKindInItsCell) {
  const Desk desk;
  const std::string html = list_page(desk.ctx, list_of(desk, "Hotel Metropol"));
  EXPECT_TRUE(well_formed(html));
  EXPECT_THAT(html, HasSubstr("<a href=\"/clients/" + id(1).text() + "\">"));
  EXPECT_THAT(html, HasSubstr("<span class=\"tag tag-green\">Loyal</span>"));
  EXPECT_THAT(html, HasSubstr("1,234</td>"));
  EXPECT_THAT(html, HasSubstr("<span class=\"money is-negative\">"));
  EXPECT_THAT(html, HasSubstr("1,240.50</span>")) << "own currency without letters";
  EXPECT_THAT(html, HasSubstr("30 minutes ago"));
  EXPECT_THAT(html, HasSubstr("wholesale</span>"));
  EXPECT_THAT(html, HasSubstr(">Petr &lt;Svoboda&gt;</a>"));
  EXPECT_THAT(html, HasSubstr("/people/" + id(2).text()));
}

TEST(ListPage, EscapesWhatPeopleWrote) {
  Desk desk;
  desk.ctx.company = desk.ctx.user_name = hostile;
  desk.ctx.toast = Toast{std::string(hostile), 7};
  ListView view = list_of(desk, hostile);
  view.address.query.search = hostile;
  view.tabs = {{std::string(hostile), "/clients?" + std::string(hostile), true, id(5)}};
  view.error = hostile;
  const std::string html = list_page(desk.ctx, view);
  EXPECT_TRUE(well_formed(html));
  EXPECT_THAT(html, Not(HasSubstr("<script>alert")));
  EXPECT_THAT(html, Not(HasSubstr("')</script>")));
}

TEST(ListPage, SortsByItsHeaders) {
  const Desk desk;
  ListView view = list_of(desk, "A");
  view.address.query.order = {"name", false};
  const std::string html = list_page(desk.ctx, view);
  EXPECT_THAT(html, HasSubstr("aria-sort=\"ascending\""));
  EXPECT_THAT(html, HasSubstr("order=name.desc"));
  EXPECT_THAT(html, HasSubstr("order=visits.desc")) << "figures are wanted largest first";
  EXPECT_THAT(html, Not(HasSubstr("order=tags"))) << "tags have no order";
}

TEST(ListPage, PagesByCursorAndCountsWithinReason) {
  const Desk desk;
  ListView view = list_of(desk, "A");
  view.slice.next = "a+b";
  view.count = 1000;
  view.count_capped = true;
  const std::string html = list_page(desk.ctx, view);
  EXPECT_THAT(html, HasSubstr("cursor=a%2Bb"));
  EXPECT_THAT(html, HasSubstr("1,000+"));
  EXPECT_THAT(html, HasSubstr("exact=true"));
  EXPECT_EQ(count_of(html, "aria-disabled=\"true\""), 1u) << "there is no page before the first";
}

TEST(ListPage, TeachesWhenItIsEmpty) {
  const Desk desk;
  ListView view = desk.list();
  view.may_import = true;
  EXPECT_THAT(list_page(desk.ctx, view), HasSubstr("href=\"/import\""));
  view.address.query.search = "nobody";
  const std::string narrowed = list_page(desk.ctx, view);
  EXPECT_THAT(narrowed, HasSubstr("Nothing matches"));
  EXPECT_THAT(narrowed, Not(HasSubstr("Add the first one")));
}

TEST(ListPage, OffersNothingThatTheReaderMayNotDo) {
  Desk desk;
  desk.ctx.role = Role::reader;
  const std::string html = list_page(desk.ctx, list_of(desk, "A"));
  EXPECT_THAT(html, Not(HasSubstr("/clients/new")));
  EXPECT_THAT(html, Not(HasSubstr("data-edit-url")));
}

TEST(ListPage, ColumnsAreThoseAskedFor) {
  const Desk desk;
  const ObjectType& type = desk.type("client");
  const auto columns = list_columns(type, {"debt", "nonsense", "name", "password", "created_at"});
  ASSERT_EQ(columns.size(), 2u) << "unknown, secret and the title are left out";
  EXPECT_EQ(columns[0]->key, "debt");
  EXPECT_EQ(columns[1]->key, "created_at");
}

TEST(ListPage, FeaturesWriteTheirOwnCells) {
  const Desk desk;
  ListView view = list_of(desk, "A");
  view.cells = {{"visits", [](Html& html, const PageContext&, const Record&, const Titles&) {
                   html.element("b", {}, "often");
                 }}};
  EXPECT_THAT(list_page(desk.ctx, view), HasSubstr("<b>often</b></td>"));
}

TEST(ListPage, AFrameGetsTheContentAlone) {
  Desk desk;
  desk.ctx.frame = "panel";
  const std::string html = list_page(desk.ctx, list_of(desk, "A"));
  EXPECT_THAT(html, Not(HasSubstr("<body")));
  EXPECT_TRUE(well_formed(html));
}

}  // namespace
}  // namespace clientela
