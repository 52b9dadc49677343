// What people see of the ideal client and the personas, and what they may do.
#include "tests/scenarios/ideal_client_company.h"

namespace clientela {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST_F(IdealClient, AConditionThatMakesNoSenseIsRefusedInWords) {
  const std::pair<std::string, std::string> wrong[] = {
      {"citty=eq.Brno", "At “citty”"},
      {"city=ek.Brno", "At “city”"},
      {"or=(city.eq.Brno", "At “or”"},
      {"total=gt.many", "At “total”"},
      {"", ""},
      {"q=brno", "made of fields"},
      {"deleted=true", "made of fields"},
      {"order=name.asc", "says nothing"},
      {"fit=gt.50", "follows from the fit itself"},
      {"or=(city.eq.Brno,and(fit.is.empty))", "follows from the fit itself"},
      {"fit_by_hand=eq.true", "follows from the fit itself"},
      {"fit_marks=any()", "follows from the fit itself"},
      {"segment_members=any()", "follows from the fit itself"},
      {"referred_by.total=gt.100", "somebody else"},
      {"clients.referred_by=any(total.gt.100)", "somebody else"},
      {"memberships.organisation=any(client.fit.gt.50)", "somebody else"},
      {"orders.payer=any(total.gt.100)", "somebody else"}};
  Browser browser(web_, member_);
  for (const auto& [condition, words] : wrong) {
    const auto answer = browser.post(
        "/fit_criteria/new", {{"name", "Wrong"}, {"condition", condition}, {"points", "10"}});
    EXPECT_EQ(answer.status, 422) << condition;
    EXPECT_THAT(visible_text(body_of(answer)), HasSubstr(words)) << condition;
  }
  const auto nothing = browser.post(
      "/fit_criteria/new", {{"name", "Zero"}, {"condition", "city=eq.Brno"}, {"points", "0"}});
  EXPECT_EQ(nothing.status, 422);
  // Personas are not part of the fit, and may ask for it.
  EXPECT_EQ(
      browser.post("/personas/new", {{"name", "Wrong"}, {"condition", "citty=eq.Brno"}}).status,
      422);
  EXPECT_EQ(
      browser.post("/personas/new", {{"name", "Fitting"}, {"condition", "/clients?fit=gt.50"}})
          .status,
      303);
}

TEST_F(IdealClient, ThePageShowsOnlyWhatTheAskerSees) {
  criterion("Near", "city=eq.Brno", 10);
  const Id ann = client("Ann", "Brno");
  order(ann, "100.00");
  client("Cyd", "Oslo");
  const Id dan = client("Dan", "Brno", {{"confidential", true}, {"manager", member_.user.text()}});
  order(dan, "900.00");
  persona("Local", "city=eq.Brno");
  for (const auto& [asker, all, met, revenue] :
       {std::tuple{member_, 3, 2, 1000'00}, {other_, 2, 1, 100'00}, {reader_, 2, 1, 100'00}}) {
    company().engine().read(asker, [&](Reading& reading) {
      const auto profile = fit_profile(reading);
      const ClientTally tally = tally_clients(reading, filters_of(profile.criteria));
      EXPECT_EQ(tally.all.clients, all);
      EXPECT_EQ(tally.meeting.at(0).clients, met);
      EXPECT_EQ(tally.bands.back().clients, met);
      EXPECT_EQ(tally.bands.back().revenue, revenue);
      EXPECT_EQ(tally.bands.front().clients, 1);
    });
    EXPECT_THAT(text("/ideal_client", asker), Not(HasSubstr("Dan")));
  }
  EXPECT_THAT(text("/personas", member_), HasSubstr("66.7 %"));
  EXPECT_THAT(text("/personas", other_), Not(HasSubstr("66.7 %")));
}

TEST_F(IdealClient, ReadersLookAndDontTouch) {
  const Id near = criterion("Near", "city=eq.Brno", 10);
  const Id local = persona("Local", "city=eq.Brno");
  const Id ann = client("Ann", "Brno");
  Browser reader(web_, reader_);
  const std::string card = body_of(reader.get("/clients/" + ann.text()));
  EXPECT_THAT(card, HasSubstr("Fit 100 of 100"));
  EXPECT_THAT(card, Not(HasSubstr("set_fit")));
  EXPECT_THAT(body_of(reader.get("/ideal_client")), Not(HasSubstr("/fit_criteria/new")));
  EXPECT_THAT(body_of(reader.get("/personas")), Not(HasSubstr("/personas/new")));
  const FormPairs fields = {{"name", "X"}, {"condition", "city=eq.Oslo"}, {"points", "5"}};
  EXPECT_EQ(reader.post("/fit_criteria/new", fields).status, 403);
  EXPECT_EQ(reader.post("/personas/new", fields).status, 403);
  EXPECT_EQ(reader.post("/fit_criteria/" + near.text() + "/delete", {}).status, 403);
  EXPECT_EQ(reader.post("/personas/" + local.text() + "/delete", {}).status, 403);
  EXPECT_EQ(reader
                .post("/clients/" + ann.text() + "/do/set_fit",
                      {{"client", ann.text()}, {"fit", "1"}, {"reason", "x"}})
                .status,
            403);
  EXPECT_EQ(fit(ann).fit, 100);
}

TEST_F(IdealClient, TheCardTellsWhatIsMetAndWhoTheClientIsLike) {
  criterion("Lives near us", "city=eq.Brno", 30);
  criterion("Bought a lot", "total=gte.1000", 70);
  const Id local = persona("The neighbour", "city=eq.Brno");
  persona("The traveller", "city=neq.Brno");
  const Id ann = client("Ann", "Brno");
  Browser browser(web_, member_);
  const std::string html = body_of(browser.get("/clients/" + ann.text()));
  const std::string card = visible_text(html);
  EXPECT_THAT(card, HasSubstr("Fit 30 of 100"));
  EXPECT_THAT(html, HasSubstr("Met:"));
  EXPECT_THAT(html, HasSubstr("Not met:"));
  EXPECT_THAT(card, HasSubstr("Lives near us"));
  EXPECT_THAT(card, HasSubstr("The neighbour"));
  EXPECT_THAT(html, HasSubstr("/personas/" + local.text()));
  EXPECT_THAT(card, Not(HasSubstr("The traveller")));
  EXPECT_THAT(body_of(browser.get("/clients?fit=gte.30&order=fit.desc")), HasSubstr("Ann"));
  const std::string persona_card = body_of(browser.get("/personas/" + local.text()));
  const auto details = persona_card.find("As it is written in an address");
  ASSERT_NE(details, std::string::npos);
  EXPECT_THAT(persona_card.substr(0, details), HasSubstr("City is Brno")) << "words stand first";
  EXPECT_THAT(persona_card.substr(details), HasSubstr("city=eq.Brno"));
}

TEST_F(IdealClient, PersonasOverlapAndLeaveARest) {
  EXPECT_THAT(text("/personas", member_), HasSubstr("No personas yet"));
  order(client("Ann", "Brno"), "300.00");
  order(client("Ben", "Brno", {{"tags", JsonArray{"school"}}}), "100.00");
  client("Cyd", "Oslo");
  client("Sup", "Brno", {{"relation", "supplier"}});
  persona("Local", "city=eq.Brno");
  persona("School", "tags=has.school");
  Browser browser(web_, other_);
  const std::string html = body_of(browser.get("/personas"));
  const std::string page = visible_text(html);
  EXPECT_THAT(page, HasSubstr("66.7 %"));   // of clients, for Local; suppliers are none
  EXPECT_THAT(page, HasSubstr("100.0 %"));  // of revenue
  EXPECT_THAT(page, HasSubstr("25.0 %"));   // of revenue, for School
  EXPECT_THAT(page, HasSubstr("1 client is like several of them"));
  EXPECT_THAT(page, HasSubstr("Like none of them"));
  // Every figure leads to its clients.
  const auto list = [&](const std::string& address) {
    return visible_text(body_of(browser.get(address)));
  };
  const std::string rest = "/clients?relation=eq.client&not.or=(city.eq.Brno,tags.has.school)";
  EXPECT_THAT(html, HasSubstr("relation=eq.client"));
  EXPECT_THAT(list(rest), HasSubstr("Cyd"));
  EXPECT_THAT(list(rest), Not(HasSubstr("Ann")));
  EXPECT_THAT(body_of(browser.get("/personas?order=name.desc")), HasSubstr("School"));
}

TEST_F(IdealClient, WhatTheBestHaveInCommonIsSuggested) {
  for (int i = 0; i < 40; ++i) {
    const bool good = i % 5 == 0;
    const Id id =
        client("Client " + std::to_string(i), good ? "Brno" : "Oslo " + std::to_string(i));
    order(id, good ? "1000.00" : "10.00");
  }
  Browser browser(web_, member_);
  const std::string html = body_of(browser.get("/ideal_client"));
  EXPECT_THAT(visible_text(html), HasSubstr("City: Brno"));
  EXPECT_THAT(html, HasSubstr("condition=city%3Deq.Brno"));
  EXPECT_EQ(browser
                .post("/fit_criteria/new",
                      {{"name", "City: Brno"}, {"condition", "city=eq.Brno"}, {"points", "30"}})
                .status,
            303);
  EXPECT_THAT(body_of(browser.get("/ideal_client")), Not(HasSubstr("condition=city%3Deq.Brno")));
}

}  // namespace
}  // namespace clientela
