#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "features/ideal_client/fit_jobs.h"
#include "features/ideal_client/fit_pages.h"
#include "features/jobs.h"
#include "tests/support/browser.h"

namespace clientela {

using Fit = std::optional<std::int64_t>;

// A company with a member, another one and a reader, where nobody has written down a profile yet.
class IdealClient : public testing::Test {
 protected:
  IdealClient() { add_job_kinds(jobs_); }

  TestCompany& company() { return web_.company; }
  Id client(const std::string& name, const std::string& city, JsonObject values = {}) {
    values["name"] = name;
    values["city"] = city;
    return company().create("client", values);
  }
  Id criterion(const std::string& name, const std::string& condition, std::int64_t points) {
    return company().create("fit_criterion",
                            {{"name", name}, {"condition", condition}, {"points", points}});
  }
  Id persona(const std::string& name, const std::string& condition) {
    return company().create("persona", {{"name", name}, {"condition", condition}});
  }
  Id order(Id client, const std::string& price, const std::string& kind = "sale") {
    return company().create(
        "order", {{"client", client.text()}, {"business_date", "2026-03-01"}, {"kind", kind}},
        {JsonObject{
            {"object", "order_line"},
            {"values", JsonObject{{"price", price}, {"quantity", kind == "sale" ? "1" : "-1"}}}}});
  }
  Outcome set_fit(Id client, std::int64_t fit, const std::string& reason) {
    return company().perform("client.set_fit",
                             {{"client", client.text()}, {"fit", fit}, {"reason", reason}});
  }
  ClientFit fit(Id client) { return fit_of(*company().find("client", client)); }
  // What is due in the background; gives whether anything was.
  bool refresh() {
    refresh_fits(jobs_, company().engine());
    const auto job = running_fit_job(company().engine());
    if (!job) return false;
    const auto done = jobs_.run_now(job->id);
    EXPECT_TRUE(done && done->state == JobState::done);
    if (done) {
      EXPECT_EQ(done->done, done->total);
    }
    return true;
  }
  // The figure as incremented is the figure as derived anew.
  void expect_rebuilding_changes_nothing(const std::vector<Id>& clients) {
    std::vector<Fit> before, after;
    for (const Id id : clients) before.push_back(fit(id).fit);
    for (const auto& projection : company().model().projections()) {
      if (projection.name == "client_fit") company().engine().rebuild(projection);
    }
    for (const Id id : clients) after.push_back(fit(id).fit);
    EXPECT_EQ(after, before);
  }
  std::string text(const std::string& path, const Asker& asker) {
    Browser browser(web_, asker);
    const auto answer = browser.get(path);
    EXPECT_EQ(answer.status, 200) << path;
    return visible_text(body_of(answer));
  }

  WebCompany web_;
  JobRunner jobs_{web_.company.engine()};
  Asker member_ = web_.company.make_user("member", "member");
  Asker other_ = web_.company.make_user("other", "member");
  Asker reader_ = web_.company.make_user("reader", "reader");
};

}  // namespace clientela
