#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "features/jobs.h"
#include "features/segments/segment_jobs.h"
#include "features/segments/segment_queries.h"
#include "tests/support/browser.h"

namespace clientela {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

struct SegmentCompany : WebCompany {
  Asker member = company.make_user("member", "member");
  Asker other = company.make_user("other", "member");
  Asker reader = company.make_user("reader", "reader");
  JobRunner jobs{company.engine()};
  Id ann = client("Ann", "Brno"), ben = client("Ben", "Brno"), cyd = client("Cyd", "Oslo");
  Id dan = client("Dan", "Brno", true);  // confidential: Member's alone

  SegmentCompany() { add_job_kinds(jobs); }

  Id client(const std::string& name, const std::string& city, bool confidential = false) {
    JsonObject values{{"name", name}, {"city", city}};
    if (confidential) values["manager"] = member.user.text();
    values["confidential"] = confidential;
    return company.create("client", values);
  }
  Id segment(const std::string& name, const std::string& query, const std::string& kind = "live") {
    return company.create("segment", {{"name", name}, {"query", query}, {"kind", kind}});
  }
  void move(Id id, const std::string& from, const std::string& to) {
    company.perform("client.update",
                    {{"id", id.text()},
                     {"patch", JsonObject{{"city", JsonObject{{"was", from}, {"now", to}}}}}});
  }
  // The daily look, and the next day after it.
  void look() {
    note_segments(jobs, company.engine());
    for (const auto& job : recent_jobs(company.engine(), Asker::program(), segment_job, 1)) {
      const auto done = jobs.run_now(job.id);
      ASSERT_TRUE(done);
      EXPECT_EQ(done->state, JobState::done) << done->problem;
    }
    company.now().ms += std::int64_t{24} * 3600 * 1000;
  }
  std::vector<SegmentSize> sizes(Id segment) {
    std::vector<SegmentSize> sizes;
    company.engine().read(Asker::program(),
                          [&](Reading& reading) { sizes = sizes_of(reading, segment, 10); });
    return sizes;
  }
  std::string titles(const std::string& path, const Asker& asker) {
    Browser browser(*this, asker);
    return body_of(browser.get(path));
  }
  std::int64_t logged(const std::string& action) {
    std::int64_t count = 0;
    company.company.store->read([&](StoreReader& reader) {
      for (const auto& entry : reader.log(0, 1 << 30)) {
        count += entry.action.action == action ? 1 : 0;
      }
    });
    return count;
  }
};

TEST(Segment, IsMadeFromTheFilteredList) {
  SegmentCompany shop;
  Browser browser(shop, shop.member);
  const auto list = body_of(browser.get("/clients?city=eq.Brno"));
  EXPECT_THAT(list, HasSubstr("/segments/new?query=city%3Deq.Brno"));
  const auto form = body_of(browser.get("/segments/new?query=city%3Deq.Brno"));
  EXPECT_THAT(form, HasSubstr("city=eq.Brno"));
  const auto made = browser.post("/segments/new",
                                 {{"name", "Brno"}, {"query", "city=eq.Brno"}, {"kind", "live"}});
  EXPECT_EQ(made.status, 303);
  const std::string card = header_of(made, "Location");
  const auto mine = body_of(browser.get(card.substr(0, card.find('?'))));
  for (const auto* name : {"Ann", "Ben", "Dan"}) EXPECT_THAT(mine, HasSubstr(name));
  EXPECT_THAT(mine, Not(HasSubstr("Cyd")));
  // Who may not see Dan is not told of him by a number either.
  const auto theirs = shop.titles(card.substr(0, card.find('?')), shop.other);
  EXPECT_THAT(theirs, HasSubstr("All 2 in the list"));
  EXPECT_THAT(mine, HasSubstr("All 3 in the list"));
  EXPECT_THAT(theirs, Not(HasSubstr("Dan")));
}

TEST(Segment, AWrongFilterIsRefusedWithTheReason) {
  SegmentCompany shop;
  Browser browser(shop, shop.member);
  for (const auto* query : {"citty=eq.Brno", "city=ek.Brno", "city", "or=(a.eq.1", "deleted=true",
                            "total=gt.many", "city=eq.%zz"}) {
    const auto refused =
        browser.post("/segments/new", {{"name", "Wrong"}, {"query", query}, {"kind", "live"}});
    EXPECT_EQ(refused.status, 422) << query;
  }
  const auto refused = body_of(browser.post(
      "/segments/new", {{"name", "Wrong"}, {"query", "citty=eq.Brno"}, {"kind", "live"}}));
  EXPECT_THAT(refused, HasSubstr("At “citty”:"));
}

TEST(Segment, ALiveOneIsFollowedDayByDay) {
  SegmentCompany shop;
  const Id brno = shop.segment("Brno", "/clients?city=eq.Brno&order=name.asc");
  shop.look();
  EXPECT_EQ(shop.logged("segment.enter"), 2) << "not of the confidential one";
  shop.move(shop.ann, "Brno", "Oslo");
  shop.move(shop.cyd, "Oslo", "Brno");
  shop.look();
  EXPECT_EQ(shop.logged("segment.enter"), 3);
  EXPECT_EQ(shop.logged("segment.leave"), 1);
  const auto sizes = shop.sizes(brno);
  ASSERT_EQ(sizes.size(), 2U);
  EXPECT_EQ(sizes[0].size, 2);
  EXPECT_EQ(shop.company.digest(), shop.company.replayed_digest());
}

TEST(Segment, ComingAndGoingStandOnTheClientsTimeline) {
  SegmentCompany shop;
  const Id brno = shop.segment("Brno people", "city=eq.Brno");
  shop.look();
  const std::string ann = "/clients/" + shop.ann.text();
  EXPECT_THAT(visible_text(shop.titles(ann, shop.reader)), HasSubstr("Entered “Brno people”"));
  EXPECT_THAT(visible_text(shop.titles(ann, shop.reader)), Not(HasSubstr("Left “")));
  EXPECT_THAT(visible_text(shop.titles("/clients/" + shop.cyd.text(), shop.reader)),
              Not(HasSubstr("Entered “")));
  shop.move(shop.ann, "Brno", "Oslo");
  shop.look();
  EXPECT_THAT(visible_text(shop.titles(ann, shop.reader)), HasSubstr("Left “Brno people”"));
  EXPECT_THAT(shop.titles(ann, shop.reader), HasSubstr("/segments/" + brno.text()));
}

TEST(Segment, ItsSizeIsDrawnFromTheSecondDayOn) {
  SegmentCompany shop;
  const Id brno = shop.segment("Brno", "city=eq.Brno");
  shop.look();
  const std::string path = "/segments/" + brno.text();
  EXPECT_THAT(shop.titles(path, shop.reader), Not(HasSubstr("<svg class=\"chart-svg")));
  shop.move(shop.ann, "Brno", "Oslo");
  shop.look();
  const std::string card = shop.titles(path, shop.reader);
  EXPECT_THAT(card, HasSubstr("<svg class=\"chart-svg"));
  EXPECT_THAT(visible_text(card), HasSubstr("Clients in this segment, day by day"));
}

TEST(Segment, AFixedOneKeepsItsMembers) {
  SegmentCompany shop;
  const Id brno = shop.segment("Brno", "city=eq.Brno", "fixed");
  shop.look();
  EXPECT_EQ(shop.sizes(brno).at(0).size, 2);
  shop.move(shop.ann, "Brno", "Oslo");
  shop.look();
  const std::string path = "/segments/" + brno.text();
  EXPECT_THAT(shop.titles(path, shop.other), HasSubstr("Ann"));
  Browser browser(shop, shop.member);
  const FormPairs cyd = {{"segment", brno.text()}, {"client", shop.cyd.text()}};
  EXPECT_EQ(browser.post(path + "/do/enter", cyd).status, 303);
  EXPECT_EQ(browser.post(path + "/do/enter", cyd).status, 303) << "twice is once";
  EXPECT_THAT(shop.titles(path, shop.other), HasSubstr("All 3 in the list"));
  EXPECT_EQ(browser.post(path + "/do/leave", cyd).status, 303);
  EXPECT_THAT(shop.titles(path, shop.other), HasSubstr("All 2 in the list"));
  EXPECT_EQ(shop.company.digest(), shop.company.replayed_digest());
}

TEST(Segment, NobodyIsPutIntoALiveOneByHand) {
  SegmentCompany shop;
  const Id brno = shop.segment("Brno", "city=eq.Brno");
  const auto refused = shop.company.try_perform(
      shop.member, "segment.enter", {{"segment", brno.text()}, {"client", shop.cyd.text()}});
  EXPECT_FALSE(refused);
}

TEST(Segment, TwoAreComparedAsFarAsTheAskerSees) {
  SegmentCompany shop;
  const Id brno = shop.segment("Brno", "city=eq.Brno");
  const Id some = shop.segment("Some", "name=in.(Ann,Cyd,Dan)");
  const std::string path = "/segments/" + brno.text() + "?with=" + some.text();
  const auto overlap = [&](const Asker& asker) {
    std::vector<std::int64_t> counts;
    shop.company.engine().read(asker, [&](Reading& reading) {
      const auto found =
          overlap_of(reading, *reading.get(Ref<Segment>(brno)), *reading.get(Ref<Segment>(some)));
      counts = {found->in_both, found->here, found->there};
    });
    return counts;
  };
  EXPECT_EQ(overlap(shop.member), (std::vector<std::int64_t>{2, 1, 1}));
  EXPECT_EQ(overlap(shop.other), (std::vector<std::int64_t>{1, 1, 1}));
  const auto page = shop.titles(path, shop.other);
  EXPECT_THAT(page, HasSubstr("Only in Brno"));
  EXPECT_THAT(page, HasSubstr("Only in Some"));
}

TEST(Segment, ASuggestedOneIsMadeByOneClick) {
  SegmentCompany shop;
  Browser browser(shop, shop.member);
  EXPECT_THAT(body_of(browser.get("/segments")), HasSubstr("/segments/suggested"));
  const auto page = body_of(browser.get("/segments/suggested"));
  EXPECT_THAT(page, HasSubstr("Make it a segment"));
  EXPECT_THAT(shop.titles("/segments/suggested", shop.reader), Not(HasSubstr("Make it a segment")));
  for (const auto& suggestion : segment_suggestions()) {
    const auto made = browser.post("/segments/new", {{"name", std::string(suggestion.name)},
                                                     {"query", std::string(suggestion.query)},
                                                     {"kind", "live"},
                                                     {"owner", shop.member.user.text()},
                                                     {"strategy", "Call"}});
    EXPECT_EQ(made.status, 303) << suggestion.name;
  }
  EXPECT_THAT(body_of(browser.get("/segments/suggested")), Not(HasSubstr("Make it a segment")));
}

}  // namespace
}  // namespace clientela
