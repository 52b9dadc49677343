#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "features/activities/activity.h"
#include "features/surveys/survey.h"
#include "tests/support/browser.h"

namespace clientela {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

struct SurveyCompany : WebCompany {
  Asker member = company.make_user("member", "member");
  Id client = company.create(
      "client", {{"name", "Ann Smith"}, {"manager", member.user.text()}, {"language", "cs"}});
  Id survey = company.create("survey", {{"name", "After the order"},
                                        {"kind", "nps"},
                                        {"follow_up", "Call and ask what went wrong"}});

  // The private link that somebody at work is shown.
  std::string ask() {
    Browser browser(*this, member);
    const auto page = body_of(
        browser.post("/clients/" + client.text() + "/surveys", {{"survey", survey.text()}}));
    const auto at = page.find("http://127.0.0.1:8080/s/");
    EXPECT_NE(at, std::string::npos) << page;
    const auto path = at + std::string("http://127.0.0.1:8080").size();
    return page.substr(path, page.find('"', path) - path);
  }

  std::vector<Activity> timeline() {
    std::vector<Activity> found;
    company.engine().read(Asker::program(), [&](Reading& reading) {
      Query query;
      query.type = &reading.type(Activity::object_name);
      query.order = {"at"};
      for (const auto& record : reading.list(query).records) {
        found.push_back(record.as<Activity>());
      }
    });
    return found;
  }
};

TEST(Survey, ALowAnswerBecomesATaskAtOnce) {
  SurveyCompany shop;
  const std::string link = shop.ask();
  Browser client(shop.door);
  const auto page = client.get(link);
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, HasSubstr("lang=\"cs\"")) << "in the client's language";
  const auto thanks = client.post(link, {{"score", "3"}, {"comment", "Late & <b>broken</b>"}});
  EXPECT_EQ(thanks.status, 200);

  const auto timeline = shop.timeline();
  ASSERT_EQ(timeline.size(), 2U);
  EXPECT_EQ(timeline[0].subject, "NPS 3 / 10");
  EXPECT_EQ(timeline[0].details, "Late & <b>broken</b>");
  EXPECT_EQ(timeline[1].kind, ActivityKind::task);
  EXPECT_EQ(timeline[1].subject, "Call and ask what went wrong");
  EXPECT_EQ(timeline[1].assignee.id, shop.member.user);
  Browser member(shop, shop.member);
  const auto card = body_of(member.get("/surveys/" + shop.survey.text()));
  EXPECT_THAT(card, HasSubstr("of 1 asked"));
  EXPECT_EQ(shop.company.digest(), shop.company.replayed_digest());
}

TEST(Survey, ItsFigureIsToldBySegmentAsFarAsTheAskerSees) {
  SurveyCompany shop;
  const Asker other = shop.company.make_user("other", "member");
  const auto give = [&](const std::string& name, const std::string& city, int mark,
                        bool confidential) {
    JsonObject values{{"name", name}, {"city", city}, {"confidential", confidential}};
    values["manager"] = shop.member.user.text();
    shop.client = shop.company.create("client", values);
    Browser(shop.door).post(shop.ask(), {{"score", std::to_string(mark)}});
  };
  const Id brno =
      shop.company.create("segment", {{"name", "From Brno"}, {"query", "city=eq.Brno"}});
  shop.company.create("segment", {{"name", "From Rome"}, {"query", "city=eq.Rome"}});
  const auto card = [&](const Asker& asker) {
    Browser browser(shop, asker);
    return body_of(browser.get("/surveys/" + shop.survey.text()));
  };
  EXPECT_THAT(visible_text(card(other)), Not(HasSubstr("By segment")));
  give("Ann", "Brno", 10, false);
  give("Ben", "Brno", 9, false);
  give("Cyd", "Oslo", 0, false);
  give("Dan", "Brno", 0, true);
  const std::string mine = card(shop.member), theirs = card(other);
  EXPECT_THAT(mine, HasSubstr("/segments/" + brno.text()));
  EXPECT_THAT(mine, Not(HasSubstr("From Rome"))) << "nobody of it answered";
  // Two promoters and one detractor for the one, two promoters for the other.
  const auto row = [&](const std::string& html) {
    const auto at = html.find("/segments/" + brno.text());
    return visible_text(html.substr(at, html.find("</tr>", at) - at));
  };
  EXPECT_THAT(row(mine), HasSubstr("33"));
  EXPECT_THAT(row(theirs), HasSubstr("100"));
  EXPECT_THAT(row(theirs), HasSubstr(" to "));
}

TEST(Survey, AGoodAnswerAsksForNothing) {
  SurveyCompany shop;
  Browser client(shop.door);
  EXPECT_EQ(client.post(shop.ask(), {{"score", "9"}}).status, 200);
  EXPECT_EQ(shop.timeline().size(), 1U);
}

TEST(Survey, ALinkWorksOnce) {
  SurveyCompany shop;
  const std::string link = shop.ask();
  Browser client(shop.door);
  client.post(link, {{"score", "9"}});
  EXPECT_EQ(client.post(link, {{"score", "0"}}).status, 200);
  EXPECT_EQ(shop.timeline().size(), 1U);
  EXPECT_EQ(client.get(link).body.find("name=\"score\""), std::string::npos);
}

TEST(Survey, AnExpiredLinkTakesNoAnswer) {
  SurveyCompany shop;
  const std::string link = shop.ask();
  shop.company.now().ms += std::int64_t{40} * 24 * 3600 * 1000;
  Browser client(shop.door);
  EXPECT_EQ(client.get(link).body.find("name=\"score\""), std::string::npos);
  client.post(link, {{"score", "9"}});
  EXPECT_TRUE(shop.timeline().empty());
}

TEST(Survey, WrongMarksAreRefusedAndTheCommentIsKept) {
  SurveyCompany shop;
  const std::string link = shop.ask();
  Browser client(shop.door);
  for (const auto* score : {"", "11", "-1", "1e9", "7.5", "x"}) {
    const auto refused = client.post(link, {{"score", score}, {"comment", "Long story"}});
    EXPECT_EQ(refused.status, 422) << score;
    EXPECT_THAT(refused.body, HasSubstr("Long story"));
  }
  EXPECT_TRUE(shop.timeline().empty());
}

TEST(Survey, GuessingIsSlowedDown) {
  SurveyCompany shop;
  Browser stranger(shop.door);
  int refused = 0;
  for (int i = 0; i < 20; ++i) {
    const auto answer = stranger.get("/s/guess" + std::to_string(i));
    EXPECT_TRUE(answer.status == 404 || answer.status == 429);
    refused += answer.status == 429 ? 1 : 0;
  }
  EXPECT_GT(refused, 10);
}

TEST(Survey, OthersGuessesBlockNoRealLink) {
  SurveyCompany shop;
  const std::string link = shop.ask();
  Browser office(shop.door);  // everybody there comes from one address
  for (int i = 0; i < 20; ++i) office.get("/s/guess" + std::to_string(i));
  EXPECT_EQ(office.get("/s/guess").status, 429);
  EXPECT_EQ(office.get(link).status, 200);
  EXPECT_EQ(office.post(link, {{"score", "9"}}).status, 200);
}

TEST(Survey, OnlyTheFormOfThePageIsTaken) {
  SurveyCompany shop;
  const std::string link = shop.ask();
  Browser client(shop.door);
  EXPECT_EQ(client.send(link, {{"score", "9"}}).status, 403) << "without the page's token";
}

}  // namespace
}  // namespace clientela
