// What a client is worth and where it stands: figures that follow orders, forecasts and time.
#include "features/insights/client_worth.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "features/classification/classification_jobs.h"
#include "features/insights/insight_jobs.h"
#include "features/insights/silence.h"
#include "features/orders/order.h"
#include "model/query.h"
#include "tests/unit/features/feature_company.h"

namespace clientela {
namespace {

const Currency euro = *Currency::parse("EUR");

class ClientWorthTest : public testing::Test {
 protected:
  ClientWorthTest() : jobs_(company_.engine()) { add_insight_jobs(jobs_); }

  Id client(const std::string& name, Relation relation = Relation::client) {
    Client client;
    client.name = name;
    client.relation = relation;
    return company_.create(client);
  }
  Id order(Id client, int days_ago, int euros = 100, OrderKind kind = OrderKind::sale,
           int cost = 0) {
    SalesOrder order;
    order.client = client;
    order.kind = kind;
    order.business_date = company_.today() - days_ago;
    OrderLine line;
    line.description = "Something";
    line.price = Price{Decimal::of(euros), euro};
    if (cost > 0) line.unit_cost = Price{Decimal::of(cost), euro};
    if (kind == OrderKind::return_) line.quantity = Decimal::of(-1);
    return company_.create(order, {company_.record(line)});
  }
  // A company of clients with paces of their own, of whom some stay and some leave.
  void fill(int clients = 120) {
    for (int i = 0; i < clients; ++i) {
      const Id id = client("Client " + std::to_string(i));
      const int pace = 3 + static_cast<int>(chance_.below(12) * chance_.below(12));
      const int leaves_percent = chance_.chance(50) ? 5 : 45;
      for (int day = 390 - chance_.between(0, 200); day > 0;) {
        order(id, day, 20 + static_cast<int>(chance_.below(200)), OrderKind::sale, 12);
        if (chance_.chance(leaves_percent)) break;
        do {
          --day;
        } while (chance_.below(static_cast<std::size_t>(pace)) != 0);
      }
    }
  }
  Job run(const Result<Id>& job) {
    if (!job) throw std::runtime_error(english(job.error().message));
    return jobs_.run_now(*job).value();
  }
  Job fit() { return run(start_fit(jobs_, company_.asker())); }
  Job refresh() { return run(start_worth_refresh(jobs_, true)); }

  Record record(Id id) {
    std::optional<Record> found;
    company_.read([&](Reading& reading) { found = reading.find(reading.type("client"), id); });
    return found.value();
  }
  ClientWorth worth(Id id) { return worth_of(record(id)); }
  std::optional<ClientModel> model() {
    std::optional<ClientModel> found;
    company_.read([&](Reading& reading) { found = newest_model(reading); });
    return found;
  }
  std::int64_t count(std::string_view noun, std::string_view filter = {}) {
    std::int64_t found = 0;
    company_.read([&](Reading& reading) {
      const auto query =
          parse_query(reading.model(), reading.type(noun), filter, reading.parse_context());
      found = reading.count(query.value(), 10'000);
    });
    return found;
  }
  std::vector<Value> figures(Id id) {
    const Record found = record(id);
    return {found.values.begin() + static_cast<std::ptrdiff_t>(found.type->fields.size()),
            found.values.end()};
  }
  void rebuild() {
    for (const auto& projection : company_.model().projections()) {
      company_.engine().rebuild(projection);
    }
  }

  FeatureCompany company_;
  JobRunner jobs_;
  Random chance_{5};
};

TEST_F(ClientWorthTest, AFitIsKeptWithAllThatItFound) {
  fill();
  const Job job = fit();
  ASSERT_EQ(job.state, JobState::done) << job.problem;
  const auto found = model();
  ASSERT_TRUE(found);
  EXPECT_EQ(found->number, 1);
  EXPECT_EQ(found->until, company_.today());
  EXPECT_EQ(found->clients, 120);
  EXPECT_TRUE(found->usable) << found->findings;
  EXPECT_EQ(found->purchase_model, "mbg-nbd");
  EXPECT_LT(found->log_likelihood.millionths, 0);
  EXPECT_GT(found->rhythm_days, 0);
  const auto points = tracking_of(*found);
  ASSERT_GT(points.size(), 20u);
  EXPECT_EQ(points.back().day, company_.today());
  EXPECT_EQ(points.back().actual, static_cast<double>(found->buying_days - found->clients));
  const auto trial = holdout_of(*found);
  ASSERT_TRUE(trial);
  EXPECT_GT(trial->check.actual, 0);
  EXPECT_EQ(fit().state, JobState::done);
  EXPECT_EQ(model()->number, 2);
}

TEST_F(ClientWorthTest, ModelsSurviveTheirText) {
  fill();
  fit();
  const ClientModel kept = model().value();
  ClientModel again;
  keep_models(again, purchases_of(kept), values_of(kept));
  EXPECT_EQ(again.purchase_model, kept.purchase_model);
  EXPECT_EQ(again.value_model, kept.value_model);
  // The reader of JSON may be wrong by the last binary digit.
  for (std::size_t i = 0; i < max_parameters; ++i) {
    const auto near = [&](const auto& one, const auto& two) {
      EXPECT_NEAR(one.parameters[i], two.parameters[i], 1e-12 * std::abs(two.parameters[i]));
      EXPECT_NEAR(one.covariance[i][i], two.covariance[i][i],
                  1e-12 * std::abs(two.covariance[i][i]));
    };
    near(purchases_of(again), purchases_of(kept));
    near(values_of(again), values_of(kept));
  }
  EXPECT_GT(purchases_of(kept).covariance[0][0], 0);
  EXPECT_EQ(findings_text(findings_of(kept)), kept.findings);
  EXPECT_EQ(holdout_of(kept)->to, company_.today());
  EXPECT_EQ(holdout_of(kept)->check.by_repeats.size(), 8u);
}

TEST_F(ClientWorthTest, TooLittleLeavesScoresEmptyAndSaysWhy) {
  const Id only = client("Only");
  order(only, 10);
  ASSERT_EQ(fit().state, JobState::done);
  EXPECT_FALSE(model()->usable);
  EXPECT_FALSE(findings_of(*model()).empty());
  const ClientWorth found = worth(only);
  EXPECT_FALSE(found.alive);
  EXPECT_FALSE(found.ltv);
  EXPECT_EQ(found.stage, ClientStage::new_);
}

TEST_F(ClientWorthTest, AnOrderChangesTheScoresAtOnce) {
  fill();
  fit();
  const Id jana = client("Jana");
  EXPECT_FALSE(worth(jana).alive);
  EXPECT_EQ(worth(jana).stage, ClientStage::potential);
  order(jana, 0, 100, OrderKind::sale, 20);
  const ClientWorth once = worth(jana);
  ASSERT_TRUE(once.alive && once.ltv && once.ltv_low && once.ltv_high);
  EXPECT_GT(once.alive->millionths, 0);
  EXPECT_LE(once.alive->millionths, Decimal::one);
  EXPECT_LE(once.ltv_low->minor, once.ltv->minor);
  EXPECT_GE(once.ltv_high->minor, once.ltv->minor);
  EXPECT_EQ(once.scored_on, company_.today());
  EXPECT_EQ(once.model_version, 1);
  order(jana, 20, 100, OrderKind::sale, 20);
  const ClientWorth twice = worth(jana);
  EXPECT_NE(twice.expected_orders, once.expected_orders);
}

TEST_F(ClientWorthTest, FiltersKnowTheFigures) {
  fill();
  fit();
  EXPECT_EQ(refresh().state, JobState::done);
  const auto some = count("client", "ltv=gt.50&alive=lt.0.9");
  EXPECT_GT(some, 0);
  EXPECT_EQ(count("client", "alive=is.filled"), 120);
  EXPECT_EQ(count("client", "alive=gte.0&alive=lte.1"), 120);
}

TEST_F(ClientWorthTest, RefreshingEqualsComputingAnew) {
  fill(60);
  fit();
  refresh();
  look_at_loyal_ones(company_.engine(), 100);
  std::vector<Id> ids;
  company_.read([&](Reading& reading) {
    Query query;
    query.type = &reading.type("client");
    query.limit = 100;
    for (const auto& each : reading.list(query).records) ids.push_back(each.id);
  });
  std::vector<std::vector<Value>> before;
  for (const Id id : ids) before.push_back(figures(id));
  rebuild();
  for (std::size_t i = 0; i < ids.size(); ++i) EXPECT_EQ(figures(ids[i]), before[i]) << i;
}

TEST_F(ClientWorthTest, MergingClientsEqualsHavingHadOne) {
  fill();
  fit();
  const auto seed = static_cast<std::uint64_t>(std::random_device()());
  SCOPED_TRACE("seed " + std::to_string(seed));
  Random chance(seed);
  for (int round = 0; round < 5; ++round) {
    const Id one = client("One");
    const Id two = client("Two");
    const Id whole = client("Whole");
    order(one, 500);
    order(whole, 500);
    for (int i = chance.between(1, 8); i > 0; --i) {
      const int day = chance.between(0, 499);
      const int euros = chance.between(1, 300);
      const OrderKind kind = chance.chance(80) ? OrderKind::sale : OrderKind::return_;
      order(chance.chance(50) ? one : two, day, euros, kind, 10);
      order(whole, day, euros, kind, 10);
    }
    company_.perform("client.merge", {{"keep", one.text()}, {"merge", two.text()}});
    EXPECT_EQ(figures(one), figures(whole));
  }
}

TEST_F(ClientWorthTest, BadOrdersGiveFiguresOrNone) {
  fill();
  const Id ahead = client("Ahead");
  order(ahead, -30);
  order(ahead, 30);
  const Id refunded = client("Refunded");
  order(refunded, 40, 50);
  order(refunded, 30, 80, OrderKind::return_);
  const Id loss = client("Sold below cost");
  for (int day = 10; day < 100; day += 10) order(loss, day, 10, OrderKind::sale, 90);
  fit();
  refresh();
  EXPECT_TRUE(has_finding(findings_of(*model()), "future_orders"));
  for (const Id id : {ahead, refunded, loss}) {
    const ClientWorth found = worth(id);
    ASSERT_TRUE(found.alive && found.ltv && found.ltv_low && found.ltv_high);
    EXPECT_GE(found.alive->millionths, 0);
    EXPECT_LE(found.alive->millionths, Decimal::one);
    EXPECT_LE(found.ltv_low->minor, found.ltv->minor);
    EXPECT_LE(found.ltv->minor, found.ltv_high->minor);
  }
  EXPECT_LT(worth(loss).ltv->minor, 0);
}

TEST_F(ClientWorthTest, SuppliersAreNotScored) {
  const Id supplier = client("Supplier", Relation::supplier);
  order(supplier, 10);
  EXPECT_FALSE(worth(supplier).stage);
  EXPECT_FALSE(worth(supplier).alive);
}

TEST_F(ClientWorthTest, OrdersThatEndLongAgoAreScoredAsOfTheirEnd) {
  for (int i = 0; i < 60; ++i) {
    const Id id = client("Client " + std::to_string(i));
    for (int n = 0; n <= i % 5; ++n) order(id, 700 + 20 * n + i % 3, 50);
  }
  fit();
  EXPECT_EQ(model()->until, company_.today() - 700);
  EXPECT_TRUE(has_finding(findings_of(*model()), "orders_end"));
  refresh();
  EXPECT_GT(count("client", "alive=gt.0.5"), 0);
}

TEST_F(ClientWorthTest, SilenceIsCountedToTheDayOnWhichOrdersEnded) {
  Id faithful, silent;
  for (int i = 0; i < 60; ++i) {
    const Id id = client("Client " + std::to_string(i));
    const int pause = i == 59 ? 90 : 0;
    for (int n = 0; n <= i % 5; ++n) order(id, 700 + pause + 20 * n + i % 3, 50);
    if (i % 5 == 4) (pause > 0 ? silent : faithful) = id;
  }
  const auto silence = [&] {
    Silence found;
    company_.read([&](Reading& reading) { found = silence_of(reading); });
    return found;
  };
  EXPECT_FALSE(silence().ended);
  EXPECT_TRUE(silence().is_late(record(faithful)));
  fit();
  EXPECT_TRUE(silence().ended);
  EXPECT_EQ(silence().day, company_.today() - 700);
  EXPECT_FALSE(silence().is_late(record(faithful)));
  EXPECT_TRUE(silence().is_late(record(silent)));
  Html note;
  counted_to_note(note, company_.context(), silence());
  EXPECT_NE(note.written().find("The last order is long ago"), std::string::npos);
}

TEST_F(ClientWorthTest, WhereOrdersGoOnTheForecastIsComputedAnew) {
  const Id jana = client("Jana");
  order(jana, 700);
  fit();
  EXPECT_EQ(model()->until, company_.today() - 700);
  refresh_insights(jobs_, company_.engine());
  EXPECT_EQ(count("job", "kind=eq.client_model.fit"), 1);
  order(jana, 0);
  for (const auto& job : recent_jobs(company_.engine(), Asker::program(), worth_job, 5)) {
    ASSERT_TRUE(jobs_.run_now(job.id));
  }
  refresh_insights(jobs_, company_.engine());
  EXPECT_EQ(count("job", "kind=eq.client_model.fit"), 2);
}

TEST_F(ClientWorthTest, AForecastIsTriedBeforeItsChancesAreTold) {
  ClientModel tried;
  EXPECT_TRUE(tells_who_returns(tried)) << "nothing speaks against it";
  HoldoutTrial trial{company_.today() - 30, company_.today(), {}};
  for (const double area : {0.5, 0.54, 0.6}) {
    trial.check.alive_auc = area;
    tried.holdout = holdout_text(trial);
    EXPECT_EQ(tells_who_returns(tried), area == 0.6) << area;
  }
}

TEST_F(ClientWorthTest, WhatIsDueIsStartedOnce) {
  refresh_insights(jobs_, company_.engine());
  EXPECT_EQ(count("job"), 0);
  fill(40);
  refresh_insights(jobs_, company_.engine());
  EXPECT_EQ(count("job", "kind=eq.client_model.fit"), 1);
  refresh_insights(jobs_, company_.engine());
  EXPECT_EQ(count("job", "kind=eq.client_model.fit"), 1);
}

TEST_F(ClientWorthTest, OnlyAdministratorsAskForAFit) {
  Asker member = company_.asker();
  member.role = Role::member;
  EXPECT_FALSE(start_fit(jobs_, member));
}

}  // namespace
}  // namespace clientela
