#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "features/activities/activity_blocks.h"
#include "features/activities/activity_pages.h"
#include "features/activities/activity_queries.h"
#include "features/activities/composer.h"
#include "tests/unit/features/feature_company.h"

namespace clientela {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class ActivityScreensTest : public testing::Test {
 protected:
  ActivityScreensTest() {
    Client client;
    client.name = "Jana";
    client_ = company_.create(client);
  }
  Id add(ActivityKind kind, const std::string& subject, std::optional<int> due = {},
         Id assignee = {}) {
    Activity activity;
    activity.kind = kind;
    activity.subject = subject;
    activity.client = client_;
    if (due) activity.due = company_.today() + *due;
    activity.assignee = assignee;
    return company_.create(activity);
  }
  static std::vector<std::string> subjects(const std::vector<Activity>& activities) {
    std::vector<std::string> texts;
    for (const auto& activity : activities) texts.push_back(activity.subject);
    return texts;
  }

  FeatureCompany company_;
  PageContext ctx_ = company_.context();
  Id client_;
};

TEST_F(ActivityScreensTest, OpenOnesAndPastOnesAreDisjoint) {
  add(ActivityKind::note, "note");
  add(ActivityKind::call, "past call");
  add(ActivityKind::call, "planned call", 3);
  add(ActivityKind::task, "task without a day");
  add(ActivityKind::promise, "promise", -2);
  company_.read([&](Reading& reading) {
    EXPECT_THAT(subjects(open_activities_of(reading, client_, 10)),
                ElementsAre("promise", "planned call", "task without a day"));
    EXPECT_THAT(subjects(past_activities_of(reading, client_, 10)),
                testing::UnorderedElementsAre("note", "past call"));
  });
}

TEST_F(ActivityScreensTest, DueOnesStandByTheirDay) {
  add(ActivityKind::task, "of others, older", -5);
  add(ActivityKind::task, "mine", -1, company_.user());
  add(ActivityKind::task, "tomorrow", 1, company_.user());
  company_.read([&](Reading& reading) {
    const DueQuestion overdue{{}, company_.today() - 1, company_.user(), 10};
    EXPECT_THAT(subjects(due_activities(reading, overdue)),
                ElementsAre("of others, older", "mine"));
    EXPECT_EQ(count_due(reading, overdue, 100), 2);
    // Where there is room for one, it is one's own.
    const DueQuestion one{{}, company_.today() - 1, company_.user(), 1};
    EXPECT_THAT(subjects(due_activities(reading, one)), ElementsAre("mine"));
  });
}

TEST_F(ActivityScreensTest, WhatIsDoneIsNoLongerOpen) {
  const Id task = add(ActivityKind::task, "task", -1, company_.user());
  company_.perform("activity.complete", {{"activity", task.text()}});
  company_.read([&](Reading& reading) {
    EXPECT_TRUE(open_activities_of(reading, client_, 10).empty());
    EXPECT_TRUE(due_activities(reading, {{}, company_.today(), company_.user(), 10}).empty());
    EXPECT_THAT(subjects(past_activities_of(reading, client_, 10)), ElementsAre("task"));
  });
}

TEST_F(ActivityScreensTest, PromisesToComeAreFoundByTheirDay) {
  add(ActivityKind::promise, "soon", 2);
  add(ActivityKind::promise, "later", 12);
  add(ActivityKind::task, "no promise", 12);
  company_.read([&](Reading& reading) {
    EXPECT_THAT(subjects(open_promises(reading, company_.today() + 8, 10)), ElementsAre("later"));
  });
}

TEST_F(ActivityScreensTest, TitlesSayWhoPromised) {
  Activity promise;
  promise.kind = ActivityKind::promise;
  promise.subject = "samples";
  EXPECT_EQ(activity_title(ctx_, promise), "We promised: samples");
  promise.promiser = Promiser::client;
  EXPECT_EQ(activity_title(ctx_, promise), "Promised to us: samples");
}

TEST_F(ActivityScreensTest, APromiseIsKeptAndSaysBy) {
  const Id promise = add(ActivityKind::promise, "samples", 2);
  const Id task = add(ActivityKind::task, "task", 2);
  Activity found;
  company_.read([&](Reading& reading) { found = *reading.get(Ref<Activity>(promise)); });
  EXPECT_EQ(dated_title(ctx_, found), "We promised: samples, by 15 May 2026");
  EXPECT_EQ(completing_verb(found), "activity.keep");
  Html html;
  done_button(html, ctx_, found, "/");
  EXPECT_THAT(html.written(), HasSubstr("Kept: samples"));
  EXPECT_THROW(company_.perform("activity.keep", {{"activity", task.text()}}), std::runtime_error);
  company_.perform("activity.keep", {{"activity", promise.text()}});
  company_.read([&](Reading& reading) {
    EXPECT_THAT(subjects(past_activities_of(reading, client_, 10)), ElementsAre("samples"));
  });
}

TEST_F(ActivityScreensTest, TheComposerPostsWithoutScripts) {
  Html html;
  composer(html, ctx_, {.client = client_, .kind = "task", .back = "/"});
  EXPECT_THAT(html.written(), HasSubstr("method=\"post\""));
  EXPECT_THAT(html.written(), HasSubstr("action=\"/clients/" + client_.text() + "/activities\""));
  EXPECT_THAT(html.written(), HasSubstr("name=\"back\" value=\"/\""));
  EXPECT_THAT(html.written(), HasSubstr("value=\"task\" checked"));
}

TEST_F(ActivityScreensTest, WhatIsDoneIsAskedForItsOutcomeOnce) {
  const Id task = add(ActivityKind::task, "task", -1, company_.user());
  const auto finished = [&] {
    std::optional<Activity> found;
    company_.read([&](Reading& reading) { found = finished_activity(reading, task.text()); });
    return found;
  };
  EXPECT_FALSE(finished()) << "it is open";
  company_.perform("activity.complete", {{"activity", task.text()}});
  ASSERT_TRUE(finished());
  Html html;
  next_step_form(html, ctx_,
                 {.client = client_, .client_name = "Ann", .finished = finished(), .back = "/"});
  EXPECT_THAT(html.written(), HasSubstr("name=\"outcome\""));
  EXPECT_THAT(html.written(), HasSubstr("How did “task” end?"));
  EXPECT_THAT(html.written(), HasSubstr("next step with Ann"));
  company_.perform("activity.complete", {{"activity", task.text()}, {"outcome", "well"}});
  EXPECT_FALSE(finished()) << "it is told already";
}

TEST_F(ActivityScreensTest, ADoneButtonHasAText) {
  Html html;
  Activity task;
  task.kind = ActivityKind::task;
  task.subject = "task";
  done_button(html, ctx_, task, "/");
  EXPECT_THAT(html.written(), HasSubstr(">Done</span>"));
}

TEST_F(ActivityScreensTest, AReaderGetsNoButtons) {
  ctx_.role = Role::reader;
  Html html;
  Activity task;
  task.kind = ActivityKind::task;
  task.subject = "task";
  done_button(html, ctx_, task, "/");
  EXPECT_THAT(html.written(), Not(HasSubstr("<form")));
}

}  // namespace
}  // namespace clientela
