// What remains to be seen once the sample company is gone.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "features/demo/demo.h"
#include "features/demo/sample_removal.h"
#include "features/jobs.h"
#include "tests/support/browser.h"

namespace clientela {
namespace {

using testing::HasSubstr;
using testing::Not;

class SampleRemoval : public testing::Test {
 protected:
  SampleRemoval() {
    add_job_kinds(*web_.company.company.jobs);
    DemoOptions options;
    options.clients = 60;
    options.administrator = user_.user;
    EXPECT_TRUE(make_demo(web_.company.engine(), options));
    later();
  }
  void later() { web_.company.now().ms += 1000; }
  Id client(const std::string& name) {
    const auto made =
        web_.company.try_perform(user_, "client.create", {{"values", {{"name", name}}}});
    EXPECT_TRUE(made);
    return *Id::parse(string_member(made->result, "id"));
  }
  void remove(Id client) {
    EXPECT_TRUE(web_.company.try_perform(user_, "client.delete", {{"id", client.text()}}));
    later();
  }
  void remove_sample() {
    JobRunner& jobs = *web_.company.company.jobs;
    const auto job = start_sample_removal(jobs, web_.company.engine(), user_);
    ASSERT_TRUE(job);
    later();
    const auto done = jobs.run_now(*job);
    ASSERT_EQ(done->state, JobState::done) << done->problem;
    later();
  }
  std::size_t restorable(const std::string& page) {
    std::size_t count = 0;
    for (const auto& form : post_forms(page)) {
      const std::string& action = form.action;
      count += action.size() > 8 && action.substr(action.size() - 8) == "/restore" ? 1 : 0;
    }
    return count;
  }

  WebCompany web_;
  Asker user_ = web_.company.make_user("anna", "administrator");
  Browser browser_{web_, user_};
};

TEST_F(SampleRemoval, ItsRecordsDoNotFillTheBin) {
  remove(client("By hand before"));
  remove_sample();
  remove(client("By hand after"));
  const std::string bin = body_of(browser_.get("/clients/bin"));
  EXPECT_THAT(bin, HasSubstr("By hand before"));
  EXPECT_THAT(bin, HasSubstr("By hand after"));
  EXPECT_EQ(restorable(bin), 2u);
  EXPECT_THAT(bin, HasSubstr("What went as a whole"));
  EXPECT_EQ(restorable(body_of(browser_.get("/orders/bin"))), 0u);
  EXPECT_THAT(bin, Not(HasSubstr("href=\"/orders/bin\""))) << "a tab for nothing";
}

TEST_F(SampleRemoval, WithoutOneTheBinHidesNothing) {
  remove(client("By hand"));
  const std::string bin = body_of(browser_.get("/clients/bin"));
  EXPECT_EQ(restorable(bin), 1u);
  EXPECT_THAT(bin, Not(HasSubstr("What went as a whole")));
}

}  // namespace
}  // namespace clientela
