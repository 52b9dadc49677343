// Filters that are typed: what words mean, without scripts too.
#include <gmock/gmock.h>

#include "tests/support/browser.h"

namespace clientela {
namespace {

using testing::HasSubstr;
using testing::Not;

class FilterLine : public testing::Test {
 protected:
  FilterLine() {
    client("Ann", "Ireland", "Cork", "client");
    client("Ben", "Ireland", "Dublin", "supplier");
    client("Cid", "Czechia", "Brno", "client");
  }
  void client(const std::string& name, const std::string& country, const std::string& city,
              const std::string& relation) {
    web_.company.create("client", {{"name", name},
                                   {"country", country},
                                   {"city", city},
                                   {"relation", relation},
                                   {"tags", JsonArray{"wholesale"}}});
  }
  // Where the line sent as a form leads.
  std::string leads_to(const std::string& typed, const std::string& list = "/clients") {
    const std::string mark = list.find('?') == std::string::npos ? "?" : "&";
    return header_of(person_.get(list + mark + "filter_text=" + url_encoded(typed)), "Location");
  }
  std::string offered(const std::string& typed) {
    return visible_text(person_.get("/clients/filters?filter_text=" + url_encoded(typed)).body);
  }

  WebCompany web_;
  Asker user_ = web_.company.make_user("Maria", "member");
  Browser person_{web_, user_};
};

TEST_F(FilterLine, AFieldAndAValueAreACondition) {
  EXPECT_EQ(leads_to("country ireland"), "/clients?country=eq.Ireland");
  EXPECT_EQ(leads_to("Coun irel"), "/clients?country=eq.Ireland");
  EXPECT_EQ(leads_to("relation supp"), "/clients?relation=eq.supplier");
  EXPECT_EQ(leads_to("relation is not supplier"), "/clients?relation=neq.supplier");
  EXPECT_EQ(leads_to("city = Brno"), "/clients?city=eq.Brno");
  EXPECT_EQ(leads_to("city contains rn"), "/clients?city=like.rn");
  EXPECT_EQ(leads_to("city is empty"), "/clients?city=is.empty");
  EXPECT_EQ(leads_to("orders over 3"), "/clients?order_count=gt.3");
  EXPECT_EQ(leads_to("orders 3"), "/clients?order_count=eq.3");
  EXPECT_EQ(leads_to("tags whole"), "/clients?tags=has.wholesale");
}

TEST_F(FilterLine, SignsNeedNoBlanksAndMayHaveThem) {
  for (const auto* typed : {"orders > 5", "orders >5", "orders> 5", "orders>5", "orders over 5",
                            "orders more than 5"}) {
    EXPECT_EQ(leads_to(typed), "/clients?order_count=gt.5") << typed;
  }
  EXPECT_EQ(leads_to("orders >= 5"), "/clients?order_count=gte.5");
  EXPECT_EQ(leads_to("orders <= 5"), "/clients?order_count=lte.5");
  EXPECT_EQ(leads_to("orders < 5"), "/clients?order_count=lt.5");
  EXPECT_EQ(leads_to("orders != 5"), "/clients?order_count=neq.5");
  EXPECT_EQ(leads_to("orders = 5"), "/clients?order_count=eq.5");
  EXPECT_EQ(leads_to("orders less than 5"), "/clients?order_count=lt.5");
  EXPECT_EQ(leads_to("city = Brno"), "/clients?city=eq.Brno");
}

TEST_F(FilterLine, AWordForAConditionMeansIt) {
  EXPECT_EQ(leads_to("late"), "/clients?late_after=lt.today");
  EXPECT_EQ(leads_to("No orders"), "/clients?order_count=eq.0");
  EXPECT_THAT(offered("late"), HasSubstr("Late"));
  EXPECT_EQ(leads_to("orders 0"), "/clients?order_count=eq.0");
}

TEST_F(FilterLine, AYearOrAMonthIsItsDays) {
  EXPECT_EQ(leads_to("last order before 2026"), "/clients?last_order=lt.2026-01-01");
  EXPECT_EQ(leads_to("last order since 2026"), "/clients?last_order=gte.2026-01-01");
  EXPECT_EQ(leads_to("last order after 2025"), "/clients?last_order=gte.2026-01-01");
  EXPECT_EQ(leads_to("last order <= 2025"), "/clients?last_order=lt.2026-01-01");
  EXPECT_EQ(leads_to("last order 2025"),
            "/clients?last_order=gte.2025-01-01&last_order=lt.2026-01-01");
  EXPECT_EQ(leads_to("last order this month"),  // the clock stands in March 2026
            "/clients?last_order=gte.2026-03-01&last_order=lt.2026-04-01");
  EXPECT_EQ(leads_to("last order before last year"), "/clients?last_order=lt.2025-01-01");
}

TEST_F(FilterLine, ChipsReadAsSentences) {
  const auto chips = [&](const std::string& query) {
    return visible_text(person_.get("/clients?" + query).body);
  };
  EXPECT_THAT(chips("late_after=lt.today"), Not(HasSubstr("before today")));
  EXPECT_THAT(chips("last_order=gte.today-365d"), HasSubstr("Last order: 365 days ago or later"));
  EXPECT_THAT(chips("late_after=gt.today"), HasSubstr("Becomes late after today"));
}

TEST_F(FilterLine, AValueAloneIsEnough) {
  EXPECT_EQ(leads_to("ireland"), "/clients?country=eq.Ireland");
  EXPECT_EQ(leads_to("brno"), "/clients?city=eq.Brno");
  EXPECT_EQ(leads_to("supplier"), "/clients?relation=eq.supplier");
  EXPECT_EQ(leads_to("wholesale"), "/clients?tags=has.wholesale");
}

TEST_F(FilterLine, ASecondConditionIsAdded) {
  EXPECT_EQ(leads_to("relation client", "/clients?country=eq.Ireland"),
            "/clients?country=eq.Ireland&relation=eq.client");
}

TEST_F(FilterLine, AReferenceIsMeantByItsName) {
  EXPECT_EQ(leads_to("manager maria"), "/clients?manager=eq." + user_.user.text());
}

TEST_F(FilterLine, AFieldAloneOffersItsValues) {
  EXPECT_THAT(offered("relation"), HasSubstr("Relation is Supplier"));
  EXPECT_THAT(offered("country"), HasSubstr("Country is Ireland"));
  EXPECT_THAT(offered("country"), HasSubstr("Country is empty"));
  EXPECT_THAT(offered("last order"), HasSubstr("7 days ago"));
  EXPECT_THAT(offered("total"), HasSubstr("Total over …"));
  EXPECT_EQ(leads_to("total"), "/clients?filter=total");
  EXPECT_THAT(offered(""), HasSubstr("Country"));
}

TEST_F(FilterLine, WhatFitsNothingIsToldAndKept) {
  const Response answer = person_.get("/clients?filter_text=xqzxqz");
  EXPECT_EQ(answer.status, 422);
  EXPECT_THAT(visible_text(answer.body), HasSubstr("No filter fits “xqzxqz”"));
  EXPECT_THAT(answer.body, HasSubstr("value=\"xqzxqz\""));
  EXPECT_THAT(offered("xqzxqz"), HasSubstr("No filter fits"));
}

TEST_F(FilterLine, WhatMayNotBeSeenIsNotOffered) {
  web_.company.create("client",
                      {{"name", "Hidden"}, {"city", "Secretville"}, {"confidential", true}});
  EXPECT_THAT(offered("city"), Not(HasSubstr("Secretville")));
  EXPECT_THAT(offered("secretville"), Not(HasSubstr("Secretville")));
}

}  // namespace
}  // namespace clientela
