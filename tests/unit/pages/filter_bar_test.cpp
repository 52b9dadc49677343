#include <gmock/gmock.h>

#include "pages/filter_bar.h"
#include "tests/unit/pages/pages_sample.h"

namespace clientela {
namespace {

using namespace pages_sample;
using ::testing::HasSubstr;
using ::testing::Not;

FilterBarView bar_of(const Desk& desk, std::string_view query) {
  FilterBarView view;
  view.address.type = &desk.type("client");
  auto parsed =
      parse_query(desk.model, desk.type("client"), query, desk.ctx.parse(), list_parameter_names());
  EXPECT_TRUE(parsed.ok()) << query;
  if (parsed) view.address.query = *parsed;
  return view;
}

std::string written(const Desk& desk, const FilterBarView& view) {
  Html html;
  filter_bar(html, desk.ctx, view, {});
  EXPECT_TRUE(well_formed(html.written()));
  return html.take();
}

TEST(FilterBar, SaysConditionsInWords) {
  const Desk desk;
  const struct {
    std::string_view query, words;
  } cases[] = {
      {"stage=eq.loyal", "Stage is Loyal"},
      {"name=like.metro", "Name contains metro"},
      {"debt=gt.100", "Debt over 100.00"},
      {"born=lt.today-2w", "Born before 2 weeks ago"},
      {"stage=in.(loyal,lost)", "Stage is one of: Loyal, Lost"},
      {"email=is.empty", "E-mail is empty"},
      {"name=not.like.x", "not: Name contains x"},
      {"or=(stage.eq.loyal,visits.gt.5)", "Stage is Loyal or Visits over 5"},
      {"manager.name=eq.Petr", "Manager · Name is Petr"},
      {"contact_points=any()", "has Contacts"},
  };
  for (const auto& each : cases) {
    const FilterBarView view = bar_of(desk, each.query);
    ASSERT_EQ(view.address.query.filter.children.size(), 1u) << each.query;
    EXPECT_EQ(
        filter_text(desk.ctx, desk.type("client"), view.address.query.filter.children.front(), {}),
        each.words);
  }
}

TEST(FilterBar, EachChipLeadsToTheListWithoutIt) {
  const Desk desk;
  const std::string html = written(desk, bar_of(desk, "stage=eq.loyal&visits=gt.5"));
  EXPECT_THAT(html, HasSubstr("href=\"/clients?visits=gt.5"));
  EXPECT_THAT(html, HasSubstr("href=\"/clients?stage=eq.loyal"));
  EXPECT_THAT(html, HasSubstr("aria-label=\"Remove the filter Stage is Loyal\""));
}

TEST(FilterBar, SearchingKeepsTheConditions) {
  const Desk desk;
  const std::string html = written(desk, bar_of(desk, "name=like.a%26b&q=old"));
  EXPECT_THAT(html, HasSubstr("name=\"name\" value=\"like.a&amp;b\""));
  EXPECT_THAT(html, HasSubstr("name=\"q\" type=\"search\" value=\"old\""));
}

TEST(FilterBar, EscapesOperands) {
  const Desk desk;
  FilterBarView view = bar_of(desk, "name=eq.x");
  view.address.query.filter.children[0].comparison.operands = {Value(std::string(hostile))};
  EXPECT_THAT(written(desk, view), Not(HasSubstr("<script>")));
}

TEST(FilterBar, ShowsAFormForTheChosenField) {
  const Desk desk;
  for (const auto& field : desk.type("client").fields) {
    FilterBarView view = bar_of(desk, "");
    view.adding = std::string(field.key);
    const bool secret = field.format == TextFormat::secret;
    EXPECT_EQ(count_of(written(desk, view), "name=\"filter_op\""), secret ? 0u : 1u) << field.key;
  }
  FilterBarView unknown = bar_of(desk, "");
  unknown.adding = "nonsense";
  EXPECT_THAT(written(desk, unknown), Not(HasSubstr("filter_op")));
}

TEST(FilterBar, TheFormBecomesACondition) {
  const Desk desk;
  const auto field = [&](std::string_view key) -> const Field& {
    return *desk.type("client").find(key);
  };
  EXPECT_EQ(condition_from_form(field("stage"), "in", {"loyal", ""}), "stage=eq.loyal");
  EXPECT_EQ(condition_from_form(field("name"), "like", {"a&b", ""}), "name=like.a%26b");
  EXPECT_EQ(condition_from_form(field("visits"), "between", {"1", "9"}),
            "visits=gte.1&visits=lte.9");
  EXPECT_EQ(condition_from_form(field("visits"), "between", {"", "9"}), "visits=lte.9");
  EXPECT_EQ(condition_from_form(field("email"), "is.empty", {}), "email=is.empty");
  EXPECT_EQ(condition_from_form(field("name"), "like", {"", ""}), "");
  EXPECT_EQ(condition_from_form(field("name"), "drop table", {"x"}), "");
}

TEST(FilterBar, ManyChosenValuesReadBack) {
  const Desk desk;
  const Field& stage = *desk.type("client").find("stage");
  const FilterBarView view =
      bar_of(desk, condition_from_form(stage, "not.in", {"loyal", "lost", ""}));
  ASSERT_EQ(view.address.query.filter.children.size(), 1u);
  EXPECT_EQ(list_url(desk.model, view.address).find("/clients?stage=not.in."), 0u);
}

TEST(ListAddress, HoldsTheWholeState) {
  const Desk desk;
  ListAddress address = bar_of(desk, "stage=eq.loyal&q=metro&order=name.desc").address;
  address.columns = {"name", "debt"};
  address.view = "v1";
  address.exact = true;
  const std::string url = list_url(desk.model, address);
  for (const auto* part : {"stage=eq.loyal", "q=metro", "order=name.desc", "columns=name,debt",
                           "view=v1", "exact=true"}) {
    EXPECT_THAT(url, HasSubstr(part));
  }
}

}  // namespace
}  // namespace clientela
